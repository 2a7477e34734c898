package dev.tenon.openapi.ui;

import dev.tenon.http.AccessRule;
import dev.tenon.http.Routes;
import dev.tenon.openapi.OpenApi;

/// The document of a service with two pages for people: Swagger UI at `/docs`, where requests can
/// be tried out, and Redoc at `/redoc`, for reading.
///
/// ```java
/// service.manage(OpenApiUi.of(OpenApi.of("Products", "1.0.0", routes)).routes());
/// ```
///
/// Everything that the pages load comes from the service itself: no fonts, no validator and no logo
/// from elsewhere, and a `Content-Security-Policy` that would refuse them. So "Try it out" reaches
/// no [server][OpenApi#withServer(String)] at another address. Files are read when they are first
/// asked for, and kept: about 3 MB.
///
/// Immutable and thread-safe.
public final class OpenApiUi {

  private final OpenApi document;

  private OpenApiUi(OpenApi document) {
    this.document = document;
  }

  /// Pages about this document.
  public static OpenApiUi of(OpenApi document) {
    return new OpenApiUi(document);
  }

  /// `GET /openapi.json`, `/docs` and `/redoc` for everybody, with the files of the pages below.
  ///
  /// @throws IllegalStateException if the files of Swagger UI or Redoc are not on the class path
  public Routes routes() {
    return routes(AccessRule.OPEN);
  }

  /// The same for those whom this rule lets in.
  ///
  /// @throws IllegalStateException if the files of Swagger UI or Redoc are not on the class path
  public Routes routes(AccessRule rule) {
    return document.routes(rule).and(Pages.swagger().routes(rule)).and(Pages.redoc().routes(rule));
  }
}
