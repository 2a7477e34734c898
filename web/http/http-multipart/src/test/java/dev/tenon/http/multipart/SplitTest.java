package dev.tenon.http.multipart;

import static dev.tenon.http.multipart.Sent.file;
import static dev.tenon.http.multipart.Sent.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a body is cut on its way, it is the same form.
class SplitTest {

  /// What looks like a boundary and is none, and what may stand around one.
  private static final List<String> LOOK_ALIKES =
      List.of("\r\n--a", "\r\n-", "\r\n", "\r", "--b", "b--", "-\r\n--", "\r\r\n-b", "\n-b--", "x");

  @TempDir private Path parent;

  /// Gives its bytes in pieces that end at these positions.
  private static final class Cut extends InputStream {

    private final byte[] bytes;
    private final int at;
    private int position;

    /// @param at the one position to cut at; -1 for each
    Cut(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    @Override
    public int read() {
      return position == bytes.length ? -1 : bytes[position++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (position == bytes.length) {
        return -1;
      }
      int end = at < 0 ? position + 1 : position < at ? at : bytes.length;
      int count = Math.min(length, end - position);
      System.arraycopy(bytes, position, into, offset, count);
      position += count;
      return count;
    }
  }

  private String read(byte[] body, int cut) throws IOException {
    try (var folder = new UploadFolder(parent, 10_000)) {
      var parts = new Parts(UploadLimits.defaults(), folder);
      new PartReader("b", UploadLimits.defaults()).read(new Cut(body, cut), parts);
      var all = new StringBuilder(parts.texts().toString());
      for (var upload : parts.uploads().getOrDefault("f", List.of())) {
        try (var in = upload.open()) {
          all.append('|').append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
      return all.toString();
    } catch (DomainError e) {
      return e.code().kind().name();
    }
  }

  @Test
  void form_isTheSame_whereverItIsCut() throws IOException {
    var random = new Random(7);
    for (int round = 0; round < 40; round++) {
      var contents = new ArrayList<String>();
      var parts = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        var content = content(random);
        contents.add(content);
        parts.add(i == 0 ? text("t", content) : file("f", "n", content));
      }
      var body = Sent.parts(parts.toArray(String[]::new)).body();
      var expected = "{t=[%s]}|%s|%s".formatted(contents.get(0), contents.get(1), contents.get(2));

      for (int cut = -1; cut <= body.length; cut++) {
        assertThat(read(body, cut)).as("round %d, cut at %d", round, cut).isEqualTo(expected);
      }
    }
  }

  private static String content(Random random) {
    var content = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      content.append(LOOK_ALIKES.get(random.nextInt(LOOK_ALIKES.size())));
    }
    // A line may not begin like a boundary: that would be one, and so would the first.
    return ("\n" + content).replace("\n--b", "\n-b").substring(1);
  }

  @Test
  void malformedForm_isRefused_whereverItIsCut() throws IOException {
    for (var wrong :
        List.of("a\n--b--\r\n", "a\r\n--bb\r\n\r\n--b--", "a\r\n--b-\r\n", "a\r\n--b")) {
      var body = ("--b\r\n" + text("t", wrong)).getBytes(StandardCharsets.ISO_8859_1);
      for (int cut = -1; cut <= body.length; cut++) {
        assertThat(read(body, cut)).as("%s, cut at %d", wrong, cut).isEqualTo("MALFORMED");
      }
    }
  }
}
