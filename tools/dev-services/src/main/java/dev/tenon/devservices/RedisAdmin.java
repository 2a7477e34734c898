package dev.tenon.devservices;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// What is asked of a Redis while it is made ready, in its own protocol (RESP 2), one command at a
/// time.
final class RedisAdmin implements AutoCloseable {

  private static final int CONNECT_MILLIS = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST = 1 << 20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RedisAdmin(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  static RedisAdmin connect(RedisUrl url) throws IOException {
    return connect(url, PATIENCE);
  }

  /// @param patience with each answer
  static RedisAdmin connect(RedisUrl url, Duration patience) throws IOException {
    var socket = url.isEncrypted() ? SSLSocketFactory.getDefault().createSocket() : new Socket();
    try {
      socket.connect(new InetSocketAddress(url.host(), url.port()), CONNECT_MILLIS);
      socket.setSoTimeout((int) patience.toMillis());
      var admin = new RedisAdmin(socket);
      if (!url.password().isEmpty()) {
        admin.ask(
            url.user().isEmpty()
                ? new String[] {"AUTH", url.password()}
                : new String[] {"AUTH", url.user(), url.password()});
      }
      return admin;
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  /// The version, such as `6.2.11`, of a server that lets us in and has its data.
  static String version(RedisUrl url) throws IOException {
    try (var admin = connect(url)) {
      admin.ask("PING");
      return field(admin.ask("INFO", "server"), "redis_version");
    }
  }

  static Optional<String> versionIfReachable(RedisUrl url) {
    try {
      return Optional.of(version(url));
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }

  /// One value of an answer that consists of lines `name:value`; empty where it is missing.
  static String field(String lines, String name) {
    return lines
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /// Sends a command and gives what is answered, the items of a list in lines.
  ///
  /// @throws IOException if the server refuses it, or speaks something else
  String ask(String... words) throws IOException {
    out.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
    for (var word : words) {
      var bytes = word.getBytes(StandardCharsets.UTF_8);
      out.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.write('\r');
      out.write('\n');
    }
    out.flush();
    return answer();
  }

  private String answer() throws IOException {
    var line = line();
    var rest = line.isEmpty() ? "" : line.substring(1);
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+', ':' -> rest;
      case '$' -> text(number(rest));
      case '*' -> list(number(rest));
      case '-' -> throw new IOException("Redis refuses: " + rest);
      default -> throw new IOException("This is no answer of a Redis.");
    };
  }

  private String text(int length) throws IOException {
    if (length < 0) {
      return "";
    }
    var bytes = in.readNBytes(length);
    line();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String list(int length) throws IOException {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      items.add(answer());
    }
    return String.join("\n", items);
  }

  private static int number(String digits) throws IOException {
    try {
      var number = Integer.parseInt(digits);
      if (number <= LONGEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("This is no answer of a Redis.", e);
    }
    throw new IOException("An answer of %s is longer than expected.".formatted(digits));
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || text.length() > LONGEST) {
        throw new IOException("The connection ended, or it is no Redis.");
      }
      text.append((char) next);
    }
    return text.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
