/// What can go wrong, said once: the closed table of [kinds][dev.tenon.errors.ErrorKind] with their
/// HTTP and gRPC status, the codes that services add to it, and the two exceptions that carry a
/// code to the edge.
///
/// ```java
/// throw new DomainError(ErrorKind.NOT_FOUND, "There is no product " + id + ".");
/// ```
///
/// It is not a hierarchy of exceptions: one type says "you asked for something that cannot be
/// done", the other "ask again later"; everything else is a fault of ours, whose text never reaches
/// a client.
module dev.tenon.errors {
  requires static transitive org.jspecify;

  exports dev.tenon.errors;
}
