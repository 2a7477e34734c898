package dev.tenon.http;

/// A route whose handler takes four things, in the order said. Immutable.
public final class Inputs4<A, B, C, D> {

  private final RouteDraft draft;
  private final Input<A> a;
  private final Input<B> b;
  private final Input<C> c;
  private final Input<D> d;

  Inputs4(RouteDraft draft, Input<A> a, Input<B> b, Input<C> c, Input<D> d) {
    this.draft = draft;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /// A method that takes four things and returns what is to be answered.
  @FunctionalInterface
  public interface Handler<A, B, C, D, R> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    R handle(A a, B b, C c, D d) throws Exception;
  }

  /// A method that takes four things and answers nothing.
  @FunctionalInterface
  public interface Action<A, B, C, D> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    void run(A a, B b, C c, D d) throws Exception;
  }

  /// The handler; it returns the value to be answered.
  public <R> Output<R> calls(Handler<A, B, C, D, R> handler) {
    return Output.of(
        draft,
        request ->
            Response.of(
                handler.handle(
                    a.read(request), b.read(request), c.read(request), d.read(request))));
  }

  /// The handler; it returns the value together with headers or a status of its own.
  public <R> Output<R> answers(Handler<A, B, C, D, Response<R>> handler) {
    return Output.of(
        draft,
        request ->
            handler.handle(a.read(request), b.read(request), c.read(request), d.read(request)));
  }

  /// The handler; it returns nothing: 204.
  public Routes does(Action<A, B, C, D> action) {
    return draft.does(request -> {
      action.run(a.read(request), b.read(request), c.read(request), d.read(request));
      return Reply.of(204);
    });
  }
}
