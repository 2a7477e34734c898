package dev.tenon.http;

/// A route whose handler takes three things, in the order said. Immutable.
public final class Inputs3<A, B, C> {

  private final RouteDraft draft;
  private final Input<A> a;
  private final Input<B> b;
  private final Input<C> c;

  Inputs3(RouteDraft draft, Input<A> a, Input<B> b, Input<C> c) {
    this.draft = draft;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  /// A method that takes three things and returns what is to be answered.
  @FunctionalInterface
  public interface Handler<A, B, C, R> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    R handle(A a, B b, C c) throws Exception;
  }

  /// A method that takes three things and answers nothing.
  @FunctionalInterface
  public interface Action<A, B, C> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    void run(A a, B b, C c) throws Exception;
  }

  /// Takes the next variable of the path; a text that is no such value is a 404.
  public <D> Inputs4<A, B, C, D> path(Class<D> type) {
    return and(draft.pathVariable(type));
  }

  /// Takes the query string, as a record; what breaks its contract is a 422.
  public <D> Inputs4<A, B, C, D> query(Class<D> type) {
    return and(draft.query(type));
  }

  /// Takes headers, as a record; what breaks its contract is a 422, what it does not know is left
  /// to others. `ifMatch` is `If-Match`; [WireName][dev.tenon.contracts.WireName] says another
  /// name.
  public <D> Inputs4<A, B, C, D> headers(Class<D> type) {
    return and(draft.headers(type));
  }

  /// Takes cookies, as a record, by its names; what breaks its contract is a 422, what it does not
  /// know is left to others.
  public <D> Inputs4<A, B, C, D> cookies(Class<D> type) {
    return and(draft.cookies(type));
  }

  /// Takes the body as a form, `application/x-www-form-urlencoded`, as a record; what breaks its
  /// contract is a 422.
  public <D> Inputs4<A, B, C, D> form(Class<D> type) {
    return and(draft.form(type));
  }

  /// Takes the body in JSON; what is no JSON is a 400, what breaks its contract a 422.
  public <D> Inputs4<A, B, C, D> body(Class<D> type) {
    return and(draft.jsonBody(type));
  }

  /// Takes the body in the form that this reads, such as one with files; another one is a 415.
  public <D> Inputs4<A, B, C, D> body(BodyReader<D> reader) {
    return and(draft.otherBody(reader));
  }

  /// Takes the versions that the caller is willing to change.
  public Inputs4<A, B, C, IfMatch> ifMatch() {
    return and(new Input.Precondition());
  }

  /// Takes the request itself.
  public Inputs4<A, B, C, Request> request() {
    return and(new Input.Whole());
  }

  /// The handler; it returns the value to be answered.
  public <R> Output<R> calls(Handler<A, B, C, R> handler) {
    return Output.of(
        draft,
        request -> Response.of(handler.handle(a.read(request), b.read(request), c.read(request))));
  }

  /// The handler; it returns the value together with headers or a status of its own.
  public <R> Output<R> answers(Handler<A, B, C, Response<R>> handler) {
    return Output.of(
        draft, request -> handler.handle(a.read(request), b.read(request), c.read(request)));
  }

  /// The handler; it returns nothing: 204.
  public Routes does(Action<A, B, C> action) {
    return draft.does(request -> {
      action.run(a.read(request), b.read(request), c.read(request));
      return Reply.of(204);
    });
  }

  private <D> Inputs4<A, B, C, D> and(Input<D> input) {
    return new Inputs4<>(draft.with(input), a, b, c, input);
  }
}
