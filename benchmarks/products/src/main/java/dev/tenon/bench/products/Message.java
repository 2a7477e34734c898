package dev.tenon.bench.products;

/// The smallest answer in JSON.
public record Message(String message) {

  /// What every service answers.
  public static final Message HELLO = new Message("Hello, World!");
}
