package dev.tenon.http;

import dev.tenon.contracts.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A route whose handler is known; what is left to say is what it gives.
///
/// @param <R> what the handler returns, or what its [Response] holds
public final class Output<R> {

  private final RouteDraft draft;
  private final ValueAnswer.Handler<R> handler;
  private final List<Integer> otherStatuses;
  private final List<ValueAnswer.Header<R>> headers;
  private final List<Variant<R>> variants;

  private Output(
      RouteDraft draft,
      ValueAnswer.Handler<R> handler,
      List<Integer> otherStatuses,
      List<ValueAnswer.Header<R>> headers,
      List<Variant<R>> variants) {
    this.draft = draft;
    this.handler = handler;
    this.otherStatuses = otherStatuses;
    this.headers = headers;
    this.variants = variants;
  }

  static <R> Output<R> of(RouteDraft draft, ValueAnswer.Handler<R> handler) {
    return new Output<>(draft, handler, List.of(), List.of(), List.of());
  }

  /// The answer names the new thing in `Location`: the path of this route with the values of its
  /// variables, a slash and the id, percent-encoded.
  public Output<R> located(Function<? super R, ?> id) {
    return with(ValueAnswer.location(draft.path(), id));
  }

  /// The answer carries the thing's version as a strong `ETag`. On GET, a caller whose
  /// `If-None-Match` names it is answered with 304 and no body.
  public Output<R> tagged(Function<? super R, ?> version) {
    return with(ValueAnswer.entityTag(version));
  }

  /// A further status that the handler may set on its [Response].
  public Output<R> or(int status) {
    var statuses = new ArrayList<>(otherStatuses);
    statuses.add(status);
    return new Output<>(draft, handler, List.copyOf(statuses), headers, variants);
  }

  /// The answer is a table of comma-separated values where `Accept` asks for `text/csv` more gladly
  /// than for JSON; who says nothing gets JSON. `Vary: Accept` is on both, and a tag of the table
  /// is none of the JSON.
  ///
  /// @param rows what the rows are in the value, such as `Page::items`
  /// @throws IllegalArgumentException if there is a table already
  public <T> Output<R> orCsv(
      Csv<T> csv, Function<? super R, ? extends Iterable<? extends T>> rows) {
    if (!variants.isEmpty()) {
      throw new IllegalArgumentException(
          "%s %s gives two tables, of which no caller could choose the second."
              .formatted(draft.method(), draft.path().text()));
    }
    var variant =
        new Variant<R>(Csv.TYPE, csv.headers(), "-csv", value -> csv.written(rows.apply(value)));
    return new Output<>(draft, handler, otherStatuses, headers, List.of(variant));
  }

  /// Status 200 and a body of this type.
  public Routes gives(Class<R> type) {
    return gives(200, Contract.of(type));
  }

  /// Status 200 and a body of this contract, such as `Contract.page(Product.class)`.
  public Routes gives(Contract<R> contract) {
    return gives(200, contract);
  }

  /// This status and a body of this type.
  public Routes gives(int status, Class<R> type) {
    return gives(status, Contract.of(type));
  }

  /// This status and a body of this contract.
  ///
  /// @throws IllegalArgumentException if the status is none of a successful answer with a body
  public Routes gives(int status, Contract<R> contract) {
    var answer = new ValueAnswer<>(handler, contract, status, otherStatuses, headers, variants);
    return draft.answeredBy(answer::answer, answer.described(draft.method()));
  }

  private Output<R> with(ValueAnswer.Header<R> header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new Output<>(draft, handler, otherStatuses, List.copyOf(more), variants);
  }
}
