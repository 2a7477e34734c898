package dev.tenon.http.servlet;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Reply;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/// A [Dispatcher] as a servlet, for any container of Servlet 5 or newer: Jetty, Tomcat, or the one
/// inside a Spring Boot application.
///
/// The servlet is mapped to whatever part of the paths the routes shall have; all that comes there
/// is theirs, and what no route serves is answered by their 404. Routes name the whole path, as the
/// client sends it, with the path of the servlet's context in front: so the same routes serve
/// anywhere, and the links that they answer are right.
///
/// Of [dev.tenon.http.HttpOptions] the bounds on target and body hold, since the dispatcher keeps
/// them; the port, TLS, the bound on headers and all timeouts are the container's. The handler runs
/// on the thread of the container, which is a virtual one where the container is told so, and
/// nothing is asynchronous.
///
/// A container decides before the servlet is asked: about requests that it cannot read, and about
/// paths that it holds for ambiguous. What it answers then is its own page, not a problem. So it is
/// on Tomcat for a body that breaks off or is late: the status is ours, 400 or 408, the page its
/// own.
///
/// Thread-safe. A container may make a session, filter or authenticate around it as around any
/// servlet. It cannot be serialized.
public final class TenonServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  private final transient Dispatcher dispatcher;
  private final transient BooleanSupplier draining;

  private TenonServlet(Dispatcher dispatcher, BooleanSupplier draining) {
    this.dispatcher = dispatcher;
    this.draining = draining;
  }

  /// A servlet that answers by these routes, filters and options.
  public static TenonServlet of(Dispatcher dispatcher) {
    return of(dispatcher, () -> false);
  }

  /// The same in a container that is known to end.
  ///
  /// @param draining asked before each answer, by any thread: whether the container is about to
  ///   end, so that the answer says `Connection: close`
  public static TenonServlet of(Dispatcher dispatcher, BooleanSupplier draining) {
    return new TenonServlet(dispatcher, draining);
  }

  /// Answers a request, whatever its method.
  ///
  /// @throws IOException if the client is gone, or does not take the answer, or an answer that is
  ///   written while it is sent breaks off
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var raw = new ContainerRequest(request);
    var reply = dispatcher.handle(raw);
    // A handler may leave its thread interrupted, in which no socket can be written.
    Thread.interrupted();
    if (raw.isLast() || draining.getAsBoolean()) {
      response.setHeader("Connection", "close");
    }
    write(reply, request.getMethod(), response);
  }

  private static void write(Reply reply, String method, HttpServletResponse response)
      throws IOException {
    response.setStatus(reply.status());
    reply.headers().each(response::addHeader);
    if (isBodiless(reply.status())) {
      // Committed here: a container that sees such an answer end would name a length of 0.
      response.flushBuffer();
    } else if (!method.equals("HEAD")) {
      long length = reply.body().length();
      if (length >= 0) {
        response.setContentLengthLong(length);
      }
      reply.body().writeTo(response.getOutputStream());
    }
  }

  /// Whether an answer with this status has neither body nor length (RFC 9110, 8.6 and 15).
  private static boolean isBodiless(int status) {
    return status == 204 || status == 304;
  }
}
