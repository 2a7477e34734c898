package dev.tenon.http;

import dev.tenon.errors.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// A route whose handler takes nothing yet. Immutable.
public final class Inputs0 {

  private final RouteDraft draft;

  Inputs0(RouteDraft draft) {
    this.draft = draft;
  }

  /// A method that takes nothing and returns what is to be answered.
  @FunctionalInterface
  public interface Handler<R> {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    R handle() throws Exception;
  }

  /// A method that takes nothing and answers nothing.
  @FunctionalInterface
  public interface Action {

    /// Does the work.
    ///
    /// @throws Exception a [dev.tenon.errors.DomainError] is answered as it says, anything else is
    ///   a fault
    void run() throws Exception;
  }

  /// What this route is called: a name for programs, such as `createProduct`, and a sentence for
  /// people. Without it, [Route#operationId()] is made of method and path.
  ///
  /// @throws IllegalArgumentException if the id is more than a letter with letters, digits and `_`
  ///   after it, or if the summary is blank or more than a line
  public Inputs0 named(String operationId, String summary) {
    return with(draft.options().named(Label.of(operationId, summary)));
  }

  /// What the handler itself may throw, so that documents can tell: codes of
  /// [DomainError][dev.tenon.errors.DomainError]s beside those that inputs and outputs bring.
  public Inputs0 refuses(ErrorCode... codes) {
    return with(draft.options().refusing(codes));
  }

  /// This route is for everybody, whatever its group says.
  public Inputs0 open() {
    return guarded(AccessRule.OPEN);
  }

  /// This route is for those whom this rule lets in, whatever its group says.
  public Inputs0 guarded(AccessRule rule) {
    return with(draft.options().guarded(rule));
  }

  /// A body of this route has so many bytes at most, be that more or fewer than
  /// [HttpOptions#maxBodyBytes()]; a longer one is a 413.
  ///
  /// @throws IllegalArgumentException if it is negative
  public Inputs0 maxBodyBytes(long bytes) {
    return with(draft.options().within(limits().withMaxBodyBytes(bytes)));
  }

  /// A request of this route is answered within this time, be that more or less than what others
  /// have; a later one is a 504. It is kept by the filter for deadlines, which is among the
  /// standard ones of a service.
  ///
  /// @throws IllegalArgumentException if it is not from a millisecond to a day
  public Inputs0 deadline(Duration span) {
    return with(draft.options().within(limits().withDeadline(span)));
  }

  /// Takes the next variable of the path; a text that is no such value is a 404.
  public <A> Inputs1<A> path(Class<A> type) {
    return and(draft.pathVariable(type));
  }

  /// Takes the query string, as a record; what breaks its contract is a 422.
  public <A> Inputs1<A> query(Class<A> type) {
    return and(draft.query(type));
  }

  /// Takes headers, as a record; what breaks its contract is a 422, what it does not know is left
  /// to others. `ifMatch` is `If-Match`; [WireName][dev.tenon.contracts.WireName] says another
  /// name.
  public <A> Inputs1<A> headers(Class<A> type) {
    return and(draft.headers(type));
  }

  /// Takes cookies, as a record, by its names; what breaks its contract is a 422, what it does not
  /// know is left to others.
  public <A> Inputs1<A> cookies(Class<A> type) {
    return and(draft.cookies(type));
  }

  /// Takes the body as a form, `application/x-www-form-urlencoded`, as a record; what breaks its
  /// contract is a 422.
  public <A> Inputs1<A> form(Class<A> type) {
    return and(draft.form(type));
  }

  /// Takes the body in JSON; what is no JSON is a 400, what breaks its contract a 422.
  public <A> Inputs1<A> body(Class<A> type) {
    return and(draft.jsonBody(type));
  }

  /// Takes the body in the form that this reads, such as one with files; another one is a 415.
  public <A> Inputs1<A> body(BodyReader<A> reader) {
    return and(draft.otherBody(reader));
  }

  /// Takes the versions that the caller is willing to change.
  public Inputs1<IfMatch> ifMatch() {
    return and(new Input.Precondition());
  }

  /// Takes the request itself.
  public Inputs1<Request> request() {
    return and(new Input.Whole());
  }

  /// The handler; it returns the value to be answered.
  public <R> Output<R> calls(Handler<R> handler) {
    return Output.of(draft, request -> Response.of(handler.handle()));
  }

  /// The handler; it returns the value together with headers or a status of its own.
  public <R> Output<R> answers(Handler<Response<R>> handler) {
    return Output.of(draft, request -> handler.handle());
  }

  /// The handler; it returns nothing: 204.
  public Routes does(Action action) {
    return draft.does(request -> {
      action.run();
      return Reply.of(204);
    });
  }

  /// The handler; it makes the whole reply, in whatever form.
  public Routes replies(Function<Request, Reply> handler) {
    return replies(handler, List.of());
  }

  /// The same, saying for documents what it replies when all goes well; nobody holds it to that.
  public Routes replies(Function<Request, Reply> handler, List<Answer> answers) {
    return draft.answeredBy(handler::apply, answers);
  }

  private RouteLimits limits() {
    return draft.options().limits();
  }

  private Inputs0 with(RouteOptions options) {
    return new Inputs0(draft.with(options));
  }

  private <A> Inputs1<A> and(Input<A> input) {
    return new Inputs1<>(draft.with(input), input);
  }
}
