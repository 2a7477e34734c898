package dev.tenon.http.multipart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// How much a form with files may have, beside what its route says of [the whole
/// body][dev.tenon.http.Inputs0#maxBodyBytes(long)]; more is a 413. A service may take it among its
/// settings.
///
/// What a request holds in memory is at most `maxTextBytes` and `memoryBytes`, and the head of one
/// part.
///
/// @param maxParts how many parts, texts and files together, 100 by default
/// @param maxHeadBytes the header lines of one part, 4 KiB by default
/// @param maxTextBytes all texts together, 64 KiB by default, 1 GiB at most
/// @param maxFileBytes one file, by default as much as the body may have
/// @param memoryBytes what is kept of all files together before they go to temporary ones, 64 KiB
///   by default; 0 for nothing
public record UploadLimits(
    @Min(1) int maxParts,
    @Min(64) int maxHeadBytes,
    @Min(0) @Max(1 << 30) int maxTextBytes,
    @Min(0) long maxFileBytes,
    @Min(0) int memoryBytes) {

  /// Refuses limits that nothing could keep.
  public UploadLimits {
    require("maxParts", maxParts, 1);
    require("maxHeadBytes", maxHeadBytes, 64);
    require("maxTextBytes", maxTextBytes, 0);
    if (maxTextBytes > 1 << 30) {
      throw new IllegalArgumentException("maxTextBytes is 1 GiB at most: " + maxTextBytes);
    }
    require("maxFileBytes", maxFileBytes, 0);
    require("memoryBytes", memoryBytes, 0);
  }

  private static void require(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException("%s is at least %d: %d".formatted(name, least, value));
    }
  }

  /// The defaults given above.
  public static UploadLimits defaults() {
    return new UploadLimits(100, 4 * 1024, 64 * 1024, Long.MAX_VALUE, 64 * 1024);
  }

  /// With another bound on parts.
  public UploadLimits withMaxParts(int other) {
    return new UploadLimits(other, maxHeadBytes, maxTextBytes, maxFileBytes, memoryBytes);
  }

  /// With another bound on the header lines of a part.
  public UploadLimits withMaxHeadBytes(int other) {
    return new UploadLimits(maxParts, other, maxTextBytes, maxFileBytes, memoryBytes);
  }

  /// With another bound on texts.
  public UploadLimits withMaxTextBytes(int other) {
    return new UploadLimits(maxParts, maxHeadBytes, other, maxFileBytes, memoryBytes);
  }

  /// With another bound on a file.
  public UploadLimits withMaxFileBytes(long other) {
    return new UploadLimits(maxParts, maxHeadBytes, maxTextBytes, other, memoryBytes);
  }

  /// With another amount of memory for files.
  public UploadLimits withMemoryBytes(int other) {
    return new UploadLimits(maxParts, maxHeadBytes, maxTextBytes, maxFileBytes, other);
  }
}
