package dev.tenon.http;

/// A route whose handler takes one thing, in the order said. Immutable.
public final class Inputs1<A> {

  private final RouteDraft draft;
  private final Input<A> a;

  Inputs1(RouteDraft draft, Input<A> a) {
    this.draft = draft;
    this.a = a;
  }

  /// A method that takes one thing and returns what is to be answered.
  @FunctionalInterface
  public interface Handler<A, R> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    R handle(A a) throws Exception;
  }

  /// A method that takes one thing and answers nothing.
  @FunctionalInterface
  public interface Action<A> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    void run(A a) throws Exception;
  }

  /// Takes the next variable of the path; a text that is no such value is a 404.
  public <B> Inputs2<A, B> path(Class<B> type) {
    return and(draft.pathVariable(type));
  }

  /// Takes the query string, as a record; what breaks its contract is a 422.
  public <B> Inputs2<A, B> query(Class<B> type) {
    return and(draft.query(type));
  }

  /// Takes headers, as a record; what breaks its contract is a 422, what it does not know is left
  /// to others. `ifMatch` is `If-Match`; [WireName][dev.tenon.contracts.WireName] says another
  /// name.
  public <B> Inputs2<A, B> headers(Class<B> type) {
    return and(draft.headers(type));
  }

  /// Takes cookies, as a record, by its names; what breaks its contract is a 422, what it does not
  /// know is left to others.
  public <B> Inputs2<A, B> cookies(Class<B> type) {
    return and(draft.cookies(type));
  }

  /// Takes the body as a form, `application/x-www-form-urlencoded`, as a record; what breaks its
  /// contract is a 422.
  public <B> Inputs2<A, B> form(Class<B> type) {
    return and(draft.form(type));
  }

  /// Takes the body in JSON; what is no JSON is a 400, what breaks its contract a 422.
  public <B> Inputs2<A, B> body(Class<B> type) {
    return and(draft.jsonBody(type));
  }

  /// Takes the body in the form that this reads, such as one with files; another one is a 415.
  public <B> Inputs2<A, B> body(BodyReader<B> reader) {
    return and(draft.otherBody(reader));
  }

  /// Takes the versions that the caller is willing to change.
  public Inputs2<A, IfMatch> ifMatch() {
    return and(new Input.Precondition());
  }

  /// Takes the request itself.
  public Inputs2<A, Request> request() {
    return and(new Input.Whole());
  }

  /// The handler; it returns the value to be answered.
  public <R> Output<R> calls(Handler<A, R> handler) {
    return Output.of(draft, request -> Response.of(handler.handle(a.read(request))));
  }

  /// The handler; it returns the value together with headers or a status of its own.
  public <R> Output<R> answers(Handler<A, Response<R>> handler) {
    return Output.of(draft, request -> handler.handle(a.read(request)));
  }

  /// The handler; it returns nothing: 204.
  public Routes does(Action<A> action) {
    return draft.does(request -> {
      action.run(a.read(request));
      return Reply.of(204);
    });
  }

  private <B> Inputs2<A, B> and(Input<B> input) {
    return new Inputs2<>(draft.with(input), a, input);
  }
}
