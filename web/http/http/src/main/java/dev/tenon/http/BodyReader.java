package dev.tenon.http;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import java.io.IOException;

/// Reads bodies of one media type into records, for a route to take with `.body(…)`: what JSON and
/// forms without files are to this module, a reader is to another.
///
/// Thread-safe: one reader reads for all requests of its route.
///
/// @param <A> what the handler takes
public interface BodyReader<A> {

  /// The media type that it reads, such as `multipart/form-data`: in small letters and without
  /// parameters.
  String mediaType();

  /// The record that it reads, for documents.
  Contract<A> contract();

  /// Reads the body. It is called after the access rule has passed, for a body that was sent as
  /// this media type and without a `Content-Encoding`; parameters of the type are its own business.
  /// What it opens, it gives to [Request#untilAnswered(AutoCloseable)]; which texts there are under
  /// which names, it tells [Request#knowing(java.util.Map)].
  ///
  /// @throws DomainError if the body is not what it must be
  /// @throws IOException if what is made of it cannot be kept: a fault
  A read(Request request) throws IOException;
}
