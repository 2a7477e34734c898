package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.spi.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a request, held to a length, and to the one that it was said to have: read once, as
/// a whole or as it arrives.
final class IncomingBody {

  /// The digits of a `Content-Length` that surely fits into 64 bits.
  private static final int LONGEST_LENGTH = 18;

  /// What a whole body has at most, whatever a route allows: it is an array.
  static final int MOST_IN_MEMORY = 1 << 30;

  private final RawRequest raw;
  private final long most;
  private byte @Nullable [] whole;
  private @Nullable DomainError unreadable;
  private boolean isStreamed;

  /// @param most in bytes
  IncomingBody(RawRequest raw, long most) {
    this.raw = raw;
    this.most = most;
  }

  /// The whole body; the same each time.
  byte[] whole() {
    requireReadable();
    if (whole == null) {
      if (isStreamed) {
        throw new IllegalStateException("The body was read as it arrived; nobody has kept it.");
      }
      try {
        whole = readWhole((int) Math.min(most, MOST_IN_MEMORY));
      } catch (DomainError e) {
        throw remembered(e);
      }
    }
    return whole;
  }

  /// The body as it arrives; of one that was already read as a whole, its bytes.
  InputStream stream() {
    requireReadable();
    if (whole != null) {
      return new ByteArrayInputStream(whole);
    }
    if (isStreamed) {
      throw new IllegalStateException("The body is read once as it arrives, and was.");
    }
    isStreamed = true;
    try {
      long declared = declaredLength();
      if (declared > most) {
        throw tooLarge(most);
      }
      return new Arriving(declared);
    } catch (DomainError e) {
      throw remembered(e);
    }
  }

  /// The body as far as it was asked for as a whole; null where nobody did.
  byte @Nullable [] soFar() {
    return whole;
  }

  private void requireReadable() {
    if (unreadable != null) {
      throw unreadable;
    }
  }

  /// Whoever asked again would take the rest of the body for the whole.
  private DomainError remembered(DomainError error) {
    unreadable = error;
    return error;
  }

  private byte[] readWhole(int limit) {
    long declared = declaredLength();
    if (declared > limit) {
      throw tooLarge(limit);
    }
    var bytes = readOneMoreThan(declared < 0 ? limit : declared);
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    if (declared >= 0 && bytes.length != declared) {
      throw malformed("The request body is not as long as its Content-Length says.");
    }
    return bytes;
  }

  private byte[] readOneMoreThan(long length) {
    try {
      return raw.body().readNBytes((int) (length + 1));
    } catch (IOException e) {
      throw unread(e);
    }
  }

  /// The `Content-Length`; -1 where there is none.
  private long declaredLength() {
    List<String> lines = raw.headers("Content-Length");
    var declared = lines.isEmpty() ? "" : lines.getFirst();
    if (declared.isEmpty()) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < declared.length(); i++) {
      char c = declared.charAt(i);
      if (c < '0' || c > '9' || i == LONGEST_LENGTH) {
        throw malformed("The Content-Length is not a number.");
      }
      length = length * 10 + c - '0';
    }
    return length;
  }

  private static DomainError unread(IOException thrown) {
    return thrown instanceof SocketTimeoutException
        ? new DomainError(ErrorKind.TIMEOUT, "The request body did not arrive in time.")
        : malformed("The request body breaks off.");
  }

  private static DomainError malformed(String detail) {
    return new DomainError(ErrorKind.MALFORMED, detail);
  }

  private static DomainError tooLarge(long limit) {
    return new DomainError(
        ErrorKind.TOO_LARGE, "The request body is larger than %d bytes.".formatted(limit));
  }

  /// Reads on, and says by a [DomainError] what is wrong.
  private final class Arriving extends InputStream {

    private final InputStream in = raw.body();
    private final long declared;
    private long count;

    Arriving(long declared) {
      this.declared = declared;
    }

    @Override
    public int read() {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      requireReadable();
      try {
        return counted(in.read(bytes, offset, length));
      } catch (IOException e) {
        throw remembered(unread(e));
      }
    }

    private int counted(int read) {
      count += Math.max(read, 0);
      if (count > most) {
        throw remembered(tooLarge(most));
      }
      if (declared >= 0 && (read < 0 ? count != declared : count > declared)) {
        throw remembered(malformed("The request body is not as long as its Content-Length says."));
      }
      return read;
    }
  }
}
