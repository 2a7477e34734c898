package dev.tenon.http.multipart;

import dev.tenon.contracts.Contract;
import dev.tenon.http.BodyReader;
import dev.tenon.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads forms with files, `multipart/form-data` (RFC 7578), into a record: what a route takes with
/// `.body(Multipart.of(NewPhoto.class))`.
///
/// A component of the type [Upload], or a list of them, is a file or several; all others are texts,
/// bound by the contract like those of any form. What is wrong is listed at once, each with its
/// pointer: unknown and missing parts, a text in place of a file, a second file where one is taken.
/// A file input in which nothing was chosen counts as absent.
///
/// Files are read as they arrive, kept in memory while they are small, else in temporary files with
/// rights for the owner alone, in a folder made for the request; when the request has its reply,
/// whatever that is, they are removed. Immutable and thread-safe.
///
/// @param <A> the record
public final class Multipart<A> implements BodyReader<A> {

  /// The media type of such a form.
  static final String TYPE = "multipart/form-data";

  private final Contract<A> contract;
  private final UploadLimits limits;
  private final Path parent;

  private Multipart(Contract<A> contract, UploadLimits limits, Path parent) {
    this.contract = contract;
    this.limits = limits;
    this.parent = parent;
  }

  /// A reader within the default limits, with files in the folder for temporary ones.
  ///
  /// @throws RuntimeException if it is no record, or has a component that neither texts nor files
  ///   can give
  public static <A> Multipart<A> of(Class<A> type) {
    var contract = Contract.withAttachments(type);
    // Asked here so that the start fails, not the first request.
    contract.names();
    var parent = Path.of(System.getProperty("java.io.tmpdir"));
    return new Multipart<>(contract, UploadLimits.defaults(), parent);
  }

  /// The same within other limits.
  public Multipart<A> within(UploadLimits other) {
    return new Multipart<>(contract, other, parent);
  }

  /// The same with files below another folder: one on the file system that uploads are moved to,
  /// say.
  ///
  /// @throws IllegalArgumentException if there is no such folder
  public Multipart<A> keptIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "Uploads cannot be kept in '%s', which is no folder. Create it first.".formatted(folder));
    }
    return new Multipart<>(contract, limits, folder);
  }

  @Override
  public String mediaType() {
    return TYPE;
  }

  @Override
  public Contract<A> contract() {
    return contract;
  }

  @Override
  public A read(Request request) throws IOException {
    var boundary = Boundary.of(request.header("Content-Type").orElse(""));
    var folder = new UploadFolder(parent, limits.memoryBytes());
    request.untilAnswered(folder);
    var parts = new Parts(limits, folder);
    new PartReader(boundary, limits).read(request.bodyStream(), parts);
    request.knowing(parts.texts());
    return contract.bind(parts.texts(), parts.uploads());
  }
}
