package dev.tenon.scaffold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What distinguishes one new service from another.
///
/// @param name the service's name: lower-case words with hyphens, at most 40 characters
/// @param packageName its Java package
/// @param description one line about it
/// @param engine the server that it stands on
/// @param outbox whether it writes events to an outbox
public record Answers(
    String name, String packageName, String description, Engine engine, boolean outbox) {

  /// What a service is described by that nobody described.
  public static final String DESCRIPTION = "A service made with Tenon.";

  /// Refuses what will not do, all of it at once.
  ///
  /// @throws ScaffoldFailure `TENON-N01`
  public Answers {
    description = description.strip();
    var problems = new ArrayList<String>();
    AnswerRules.name(name).ifPresent(problems::add);
    if (problems.isEmpty() || !packageName.equals(defaultPackage(name))) {
      AnswerRules.packageName(packageName).ifPresent(problems::add);
    }
    AnswerRules.description(description).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw failure(problems);
    }
  }

  private static ScaffoldFailure failure(List<String> problems) {
    return ScaffoldFailure.of(
        ScaffoldFailure.ANSWERS,
        String.join("\n  ", problems),
        "For example: tenon new purchase-orders --package com.acme.orders --description \"Takes orders.\"");
  }

  /// A service of this name with everything else by default: the package `com.example.<name>`,
  /// Helidon, no outbox.
  ///
  /// @throws ScaffoldFailure `TENON-N01` if the name will not do, also as a part of the package
  public static Answers of(String name) {
    return new Answers(name, defaultPackage(name), DESCRIPTION, Engine.HELIDON, false);
  }

  /// The package of a service whose package nobody named; not looked at.
  public static String defaultPackage(String name) {
    return "com.example." + name.replace("-", "");
  }

  /// These answers with another package.
  public Answers withPackageName(String value) {
    return new Answers(name, value, description, engine, outbox);
  }

  /// These answers with another description.
  public Answers withDescription(String value) {
    return new Answers(name, packageName, value, engine, outbox);
  }

  /// These answers with another engine.
  public Answers withEngine(Engine value) {
    return new Answers(name, packageName, description, value, outbox);
  }

  /// These answers with or without an outbox.
  public Answers withOutbox(boolean value) {
    return new Answers(name, packageName, description, engine, value);
  }

  /// What the names of classes begin with: `PurchaseOrders` for `purchase-orders`.
  public String classPrefix() {
    var prefix = new StringBuilder();
    for (var word : name.split("-", -1)) {
      prefix.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return prefix.toString();
  }

  /// The package without its last part; the package itself if it has one part.
  public String group() {
    int last = packageName.lastIndexOf('.');
    return last < 0 ? packageName : packageName.substring(0, last);
  }

  /// The options of a template that are chosen.
  Set<String> options() {
    return outbox ? Set.of(engine.toString(), "outbox") : Set.of(engine.toString());
  }

  /// For the lock file.
  Map<String, Object> toMap() {
    return new TreeMap<>(
        Map.of(
            "name", name,
            "package", packageName,
            "description", description,
            "engine", engine.toString(),
            "outbox", outbox));
  }
}
