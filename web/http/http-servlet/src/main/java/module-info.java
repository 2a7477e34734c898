/// Routes in the servlet container that is there: a dispatcher as one servlet.
///
/// ```java
/// context.addServlet("products", TenonServlet.of(dispatcher)).addMapping("/api/v1/products/*");
/// ```
///
/// It is no server and brings none: the container's connections, limits and timeouts stay its own.
/// `tenon-http-servlet-jetty` is an engine that runs this servlet.
module dev.tenon.http.servlet {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.http;
  requires transitive jakarta.servlet;

  exports dev.tenon.http.servlet;
}
