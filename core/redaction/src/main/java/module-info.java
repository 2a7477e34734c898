/// What is never written, said once: one [policy][dev.tenon.redaction.Redaction] for log lines,
/// exceptions, problems and labels.
///
/// ```java
/// Redaction.standard().text("GET /login?token=abc failed"); // GET /login?token=*** failed
/// ```
///
/// It hides by name (`password`, `X-Api-Key`), by shape (a JWT, a URL with a user) and by value:
/// what a request carried under a sensitive name is hidden wherever it turns up while that request
/// is served. It is no encryption, and it does not find a secret that has neither a name nor a
/// shape and came with no request.
module dev.tenon.redaction {
  requires static transitive org.jspecify;

  exports dev.tenon.redaction;
}
