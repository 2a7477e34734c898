package dev.tenon.openapi;

import dev.tenon.http.AccessRule;
import dev.tenon.http.Asset;
import dev.tenon.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The OpenAPI 3.1 document of routes: paths, parameters, bodies and answers as the routes and
/// their contracts have them, with examples, with how callers prove who they are, and with every
/// kind of problem that an operation can answer. Routes that are not given, such as those for
/// health, do not stand in it.
///
/// ```java
/// service.serve(OpenApi.of("Products", "1.0.0", routes).routes());
/// ```
///
/// Made when it is first asked for, so that no start waits for it, and the same bytes each time:
/// paths in the order of the routes, records in the order of their names. Immutable and
/// thread-safe.
public final class OpenApi {

  private final About about;
  private final Routes described;

  private OpenApi(About about, Routes described) {
    this.about = about;
    this.described = described;
  }

  /// What a document says about itself.
  ///
  /// @param description empty for none
  /// @param servers addresses; none for the one that the document comes from
  record About(String title, String version, String description, List<String> servers) {

    About {
      required("title", title);
      required("version", version);
    }
  }

  /// The document of these routes.
  ///
  /// @param title what the service is called
  /// @param version that of what is described, such as `1.0.0`
  /// @throws IllegalArgumentException if two routes have one operation id, or two security schemes
  ///   one name, naming both; if title or version is blank
  public static OpenApi of(String title, String version, Routes routes) {
    Document.requireDistinct(routes.list());
    return new OpenApi(new About(title, version, "", List.of()), routes);
  }

  /// The same with words about the service, in CommonMark.
  public OpenApi withDescription(String text) {
    required("description", text);
    return new OpenApi(new About(about.title, about.version, text, about.servers), described);
  }

  /// The same with one more address of the service, such as `https://api.example.com`; without any,
  /// it is where the document comes from.
  public OpenApi withServer(String url) {
    required("address", url);
    var servers = new ArrayList<>(about.servers);
    servers.add(url);
    var more = new About(about.title, about.version, about.description, List.copyOf(servers));
    return new OpenApi(more, described);
  }

  /// The document in JSON, in lines.
  ///
  /// @throws IllegalArgumentException if two records would have one name, naming both
  public byte[] toJson() {
    return Json.written(Document.of(about, described.list()));
  }

  /// `GET /openapi.json` for everybody, with an `ETag`, to be asked for again each time.
  public Routes routes() {
    return routes(AccessRule.OPEN);
  }

  /// `GET /openapi.json` for those whom this rule lets in.
  public Routes routes(AccessRule rule) {
    var document = Asset.of("application/json", this::toJson);
    return Routes.under("/").guarded(rule).get("/openapi.json").replies(document::answer);
  }

  /// The first place at which a document that was written before says something else; empty if the
  /// two say the same. Spaces and the order of members do not count.
  ///
  /// @param committed a document in JSON
  public Optional<Difference> differenceFrom(byte[] committed) {
    return Difference.first(committed, toJson());
  }

  /// Where this document breaks callers who go by a released one: what they send would be refused,
  /// or what they read would be missing or new to them. Empty if there is no such place; what is
  /// only added breaks nobody.
  ///
  /// ```java
  /// assertThat(openApi.breakingSince(Files.readAllBytes(released))).isEmpty();
  /// ```
  ///
  /// It goes by the keywords of OpenAPI 3.1 and JSON Schema 2020-12, not by proof: two schemas that
  /// allow the same in other words may be told apart.
  ///
  /// @param released a document in JSON that callers were given
  /// @return in the order of the paths, each place once for each rule
  /// @throws IllegalArgumentException if it is no document in JSON
  public List<BreakingChange> breakingSince(byte[] released) {
    return DocumentComparison.of(Json.readDocument(released), Json.read(toJson()));
  }

  private static void required(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("The %s of a document is not blank.".formatted(what));
    }
  }
}
