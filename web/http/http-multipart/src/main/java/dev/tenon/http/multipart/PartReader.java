package dev.tenon.http.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;

/// Reads a body part by part, by the parser of Commons FileUpload.
final class PartReader {

  private static final int BUFFER = 16 * 1024;

  private final String boundary;
  private final UploadLimits limits;

  PartReader(String boundary, UploadLimits limits) {
    this.boundary = boundary;
    this.limits = limits;
  }

  /// Reads to the end, the parts into these.
  ///
  /// @throws dev.tenon.errors.DomainError if it is malformed, or beyond a limit
  /// @throws IOException if a file cannot be written
  void read(InputStream in, Parts parts) throws IOException {
    try {
      var input = input(in);
      if (!input.skipPreamble()) {
        throw Refused.malformed("The form has no part, or not the boundary that it names.");
      }
      do {
        parts.add(PartHead.of(input.readHeaders()), input.newInputStream());
      } while (input.readBoundary());
    } catch (FileUploadSizeException e) {
      throw Refused.tooLarge(
          "The headers of a part have more than %d bytes.", limits.maxHeadBytes());
    } catch (FileUploadException e) {
      throw Refused.malformed("The form breaks off, or is not as RFC 7578 has it.");
    }
    in.transferTo(OutputStream.nullOutputStream());
  }

  private MultipartInput input(InputStream in) throws IOException {
    var input =
        MultipartInput.builder()
            .setInputStream(in)
            .setBoundary(boundary.getBytes(StandardCharsets.US_ASCII))
            .setBufferSize(BUFFER)
            .setMaxPartHeaderSize(limits.maxHeadBytes())
            .get();
    input.setHeaderCharset(StandardCharsets.UTF_8);
    return input;
  }
}
