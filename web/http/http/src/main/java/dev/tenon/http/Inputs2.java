package dev.tenon.http;

/// A route whose handler takes two things, in the order said. Immutable.
public final class Inputs2<A, B> {

  private final RouteDraft draft;
  private final Input<A> a;
  private final Input<B> b;

  Inputs2(RouteDraft draft, Input<A> a, Input<B> b) {
    this.draft = draft;
    this.a = a;
    this.b = b;
  }

  /// A method that takes two things and returns what is to be answered.
  @FunctionalInterface
  public interface Handler<A, B, R> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    R handle(A a, B b) throws Exception;
  }

  /// A method that takes two things and answers nothing.
  @FunctionalInterface
  public interface Action<A, B> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    void run(A a, B b) throws Exception;
  }

  /// Takes the next variable of the path; a text that is no such value is a 404.
  public <C> Inputs3<A, B, C> path(Class<C> type) {
    return and(draft.pathVariable(type));
  }

  /// Takes the query string, as a record; what breaks its contract is a 422.
  public <C> Inputs3<A, B, C> query(Class<C> type) {
    return and(draft.query(type));
  }

  /// Takes headers, as a record; what breaks its contract is a 422, what it does not know is left
  /// to others. `ifMatch` is `If-Match`; [WireName][dev.tenon.contracts.WireName] says another
  /// name.
  public <C> Inputs3<A, B, C> headers(Class<C> type) {
    return and(draft.headers(type));
  }

  /// Takes cookies, as a record, by its names; what breaks its contract is a 422, what it does not
  /// know is left to others.
  public <C> Inputs3<A, B, C> cookies(Class<C> type) {
    return and(draft.cookies(type));
  }

  /// Takes the body as a form, `application/x-www-form-urlencoded`, as a record; what breaks its
  /// contract is a 422.
  public <C> Inputs3<A, B, C> form(Class<C> type) {
    return and(draft.form(type));
  }

  /// Takes the body in JSON; what is no JSON is a 400, what breaks its contract a 422.
  public <C> Inputs3<A, B, C> body(Class<C> type) {
    return and(draft.jsonBody(type));
  }

  /// Takes the body in the form that this reads, such as one with files; another one is a 415.
  public <C> Inputs3<A, B, C> body(BodyReader<C> reader) {
    return and(draft.otherBody(reader));
  }

  /// Takes the versions that the caller is willing to change.
  public Inputs3<A, B, IfMatch> ifMatch() {
    return and(new Input.Precondition());
  }

  /// Takes the request itself.
  public Inputs3<A, B, Request> request() {
    return and(new Input.Whole());
  }

  /// The handler; it returns the value to be answered.
  public <R> Output<R> calls(Handler<A, B, R> handler) {
    return Output.of(
        draft, request -> Response.of(handler.handle(a.read(request), b.read(request))));
  }

  /// The handler; it returns the value together with headers or a status of its own.
  public <R> Output<R> answers(Handler<A, B, Response<R>> handler) {
    return Output.of(draft, request -> handler.handle(a.read(request), b.read(request)));
  }

  /// The handler; it returns nothing: 204.
  public Routes does(Action<A, B> action) {
    return draft.does(request -> {
      action.run(a.read(request), b.read(request));
      return Reply.of(204);
    });
  }

  private <C> Inputs3<A, B, C> and(Input<C> input) {
    return new Inputs3<>(draft.with(input), a, b, input);
  }
}
