package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One method on one path, with who may call it, what it takes and what answers it. Made by
/// [Routes]; immutable. Besides answering, it describes itself, for documents and the like.
public final class Route {

  private final Method method;
  private final Template path;
  private final Label label;
  private final String topic;
  private final RouteOptions options;
  private final List<Input<?>> inputs;
  private final List<Answer> answers;
  private final Match.Destination handler;

  Route(RouteDraft draft, List<Answer> answers, Match.Destination handler) {
    this.method = draft.method();
    this.path = draft.path();
    this.options = draft.options();
    this.label = Objects.requireNonNullElseGet(options.label(), () -> Label.derived(method, path));
    this.topic = draft.routes().topic();
    this.inputs = draft.inputs();
    this.answers = List.copyOf(answers);
    this.handler = handler;
  }

  /// A variable of a path.
  ///
  /// @param name its name in the template, without braces
  /// @param contract what its text must be
  public record Variable(String name, Contract<?> contract) {}

  /// The method.
  public Method method() {
    return method;
  }

  /// The path with its variables in braces.
  public String template() {
    return path.text();
  }

  /// Its name for programs: the one given by [Inputs0#named(String, String)], else one made of
  /// method and template, `getApiV1ProductsById`, which is the same as long as they are.
  public String operationId() {
    return label.operationId();
  }

  /// One sentence for people; empty where none was given.
  public Optional<String> summary() {
    return Optional.of(label.summary()).filter(text -> !text.isEmpty());
  }

  /// Under which heading it is listed: the one given by [Routes#topic(String)], else the first
  /// literal of its path after `api` and a version; empty where there is none.
  public Optional<String> topic() {
    return topic.isEmpty()
        ? path.segments().stream().filter(Route::isSubject).findFirst()
        : Optional.of(topic);
  }

  /// The rule that decides who may call it; empty where none was stated, in which case a
  /// [Dispatcher] refuses the route.
  public Optional<AccessRule> access() {
    return Optional.ofNullable(options.access());
  }

  /// How many bytes its body may have; empty where [HttpOptions#maxBodyBytes()] holds.
  public OptionalLong maxBodyBytes() {
    return limits().maxBodyBytes();
  }

  /// How long a request may take until it is answered; empty where the service's deadline holds.
  public Optional<Duration> deadline() {
    return limits().deadline();
  }

  /// The variables of its path, in order.
  public List<Variable> variables() {
    var variables = new ArrayList<Variable>();
    var names = path.segments().stream().filter(Template::isVariable).iterator();
    for (var input : inputs) {
      if (input instanceof Input.PathVariable<?> variable) {
        var name = names.next();
        variables.add(new Variable(name.substring(1, name.length() - 1), variable.contract()));
      }
    }
    return variables;
  }

  /// What its query string must be; empty where it looks at none.
  public Optional<Contract<?>> query() {
    return inputs.stream()
        .filter(Input.Query.class::isInstance)
        .findFirst()
        .map(input -> ((Input.Query<?>) input).contract());
  }

  /// What its headers must be; empty where it looks at none by a contract.
  public Optional<Contract<?>> headers() {
    return inputs.stream()
        .filter(Input.HeaderFields.class::isInstance)
        .findFirst()
        .map(input -> ((Input.HeaderFields<?>) input).contract());
  }

  /// What its cookies must be; empty where it looks at none.
  public Optional<Contract<?>> cookies() {
    return inputs.stream()
        .filter(Input.Cookies.class::isInstance)
        .findFirst()
        .map(input -> ((Input.Cookies<?>) input).contract());
  }

  /// What its body must be as a form; empty where it reads none.
  public Optional<Contract<?>> form() {
    return inputs.stream()
        .filter(Input.Form.class::isInstance)
        .findFirst()
        .map(input -> ((Input.Form<?>) input).contract());
  }

  /// What its body must be in JSON; empty where it reads none.
  public Optional<Contract<?>> body() {
    return inputs.stream()
        .filter(Input.JsonBody.class::isInstance)
        .findFirst()
        .map(input -> ((Input.JsonBody<?>) input).contract());
  }

  /// What reads its body in a form of another module; empty where nothing does.
  public Optional<BodyReader<?>> bodyReader() {
    return inputs.stream()
        .filter(Input.OtherBody.class::isInstance)
        .findFirst()
        .map(input -> ((Input.OtherBody<?>) input).reader());
  }

  /// Whether it takes the versions that the caller is willing to change, from `If-Match`.
  public boolean isConditional() {
    return inputs.stream().anyMatch(Input.Precondition.class::isInstance);
  }

  /// What it answers when all goes well; empty where its handler makes the whole reply and [says
  /// nothing of it][Inputs0#replies(java.util.function.Function)].
  public List<Answer> answers() {
    return answers;
  }

  /// The kinds of problems that it can answer: those that its inputs, its access rule and its
  /// output bring, those that its handler [states][Inputs0#refuses], a fault, and something away.
  /// What a server refuses before a route is found, such as a target that is too long, is not among
  /// them.
  public Set<ErrorKind> problems() {
    var kinds = EnumSet.of(ErrorKind.INTERNAL, ErrorKind.UNAVAILABLE);
    var access = options.access();
    if (access != null && !access.equals(AccessRule.OPEN)) {
      kinds.addAll(List.of(ErrorKind.UNAUTHENTICATED, ErrorKind.FORBIDDEN));
    }
    inputs.forEach(input -> kinds.addAll(input.problems()));
    answers.forEach(answer -> kinds.addAll(problems(answer)));
    options.refusals().forEach(code -> kinds.add(code.kind()));
    return Collections.unmodifiableSet(kinds);
  }

  /// The kinds of problems that come with an answer.
  private static Set<ErrorKind> problems(Answer answer) {
    return switch (answer.status()) {
      case 206 -> Set.of(ErrorKind.NOT_FOUND, ErrorKind.RANGE_NOT_SATISFIABLE);
      case 304 -> Set.of(ErrorKind.MALFORMED);
      default ->
          answer.body().isPresent() || answer.otherTypes().contains(EventStream.CONTENT_TYPE)
              ? Set.of(ErrorKind.NOT_ACCEPTABLE)
              : Set.of();
    };
  }

  Template path() {
    return path;
  }

  RouteLimits limits() {
    return options.limits();
  }

  List<Input<?>> inputs() {
    return inputs;
  }

  Reply answer(Request request) throws Exception {
    access().orElseThrow().check(request);
    return handler.answer(request);
  }

  /// `GET /api/v1/products/{id}`.
  @Override
  public String toString() {
    return method + " " + path.text();
  }

  /// Whether a segment says what the path is about: neither a variable, nor `api`, nor `v1`.
  private static boolean isSubject(String segment) {
    boolean isVersion =
        segment.length() > 1
            && segment.startsWith("v")
            && segment.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return !Template.isVariable(segment) && !segment.equals("api") && !isVersion;
  }
}
