package dev.tenon.openapi.ui;

import dev.tenon.http.AccessRule;
import dev.tenon.http.Asset;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One page with the files that it loads, which are all there are: a fixed table, so that no path
/// leads anywhere else.
///
/// @param path where it is
/// @param page in HTML, with the names of the files in braces
/// @param files each below the page, at a path of its own that changes with its content
record Pages(String path, String page, List<PageFile> files) {

  /// Both pages put styles into the page while they run, Redoc all of its own: hence
  /// `'unsafe-inline'` for styles, and for styles only. Redoc searches in a worker of its own.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  static Pages swagger() {
    var webjar = Webjar.find("org.webjars", "swagger-ui");
    return new Pages(
        "/docs",
        "docs.html",
        List.of(
            webjar.file("swagger-ui.css"),
            webjar.file("swagger-ui-bundle.js"),
            webjar.file("favicon-32x32.png"),
            PageFile.own("docs.js")));
  }

  static Pages redoc() {
    var webjar = Webjar.find("org.webjars.npm", "redoc");
    return new Pages(
        "/redoc",
        "redoc.html",
        List.of(
            webjar.file("bundles/redoc.standalone.js"),
            PageFile.own("redoc.js"),
            PageFile.own("redoc.css")));
  }

  Routes routes(AccessRule rule) {
    var routes = Routes.under(path).guarded(rule).get("").replies(redirected()::answer);
    for (var file : files) {
      routes = routes.get("/" + file.address()).replies(file::answer);
    }
    return routes;
  }

  private Redirected redirected() {
    return new Redirected(
        Asset.of("text/html; charset=utf-8", this::html)
            .with("Content-Security-Policy", POLICY)
            .with("Referrer-Policy", "no-referrer"),
        ".." + path);
  }

  private byte[] html() {
    var folder = path.substring(1) + "/";
    var html = new String(PageFile.read(PageFile.OWN + page), StandardCharsets.UTF_8);
    for (var file : files) {
      html = html.replace("{" + file.name() + "}", folder + file.address());
    }
    return html.getBytes(StandardCharsets.UTF_8);
  }

  /// The page, which finds its files relative to `/docs`, so that it also works below a prefix that
  /// a proxy takes off; `/docs/` would lead it astray.
  private record Redirected(Asset page, String address) {

    Reply answer(Request request) {
      return request.path().endsWith("/")
          ? Reply.of(308).with("Location", address)
          : page.answer(request);
    }
  }
}
