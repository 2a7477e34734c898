package dev.tenon.http.vertx;

import dev.tenon.http.HttpOptions;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/// Netty's parser of requests, which says when bytes arrive, and takes less than Netty does: one
/// space between the words of a request line, each header on one line, and before a request nothing
/// but line ends.
final class RequestDecoder extends HttpRequestDecoder {

  /// What a request line holds beside its target: the method, the version and two spaces.
  private static final int LINE_ALLOWANCE = 64;

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Runnable onBytes;

  /// Whether a part of the head has been parsed, so that a line begins where the buffer does.
  private boolean isAmidHead;

  private boolean isAmidBody;
  private boolean isBroken;

  RequestDecoder(HttpOptions options, Runnable onBytes) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(options.maxTargetBytes() + LINE_ALLOWANCE)
            .setMaxHeaderSize(options.maxHeaderBytes())
            .setMaxChunkSize(CHUNK_BYTES));
    this.onBytes = onBytes;
  }

  /// Whether bytes have arrived that are not yet parsed.
  boolean holdsBytes() {
    return actualReadableBytes() > 0;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    onBytes.run();
    super.channelRead(context, message);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out)
      throws Exception {
    if (!isAmidBody && !isBroken && isIndented(buffer)) {
      isBroken = true;
      var request = createInvalidMessage();
      request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Indented")));
      out.add(request);
    }
    if (isBroken) {
      buffer.skipBytes(buffer.readableBytes());
      return;
    }
    int before = buffer.readerIndex();
    super.decode(context, buffer, out);
    isAmidHead |= buffer.readerIndex() > before;
    for (var part : out) {
      note(part);
    }
  }

  private void note(Object part) {
    if (part instanceof HttpRequest) {
      isAmidBody = true;
    }
    if (part instanceof LastHttpContent) {
      isAmidBody = false;
      isAmidHead = false;
    }
  }

  /// Whether a line of the head that is in the buffer begins with white space, or a request with
  /// what is neither text nor a line end.
  private boolean isIndented(ByteBuf head) {
    int end = head.writerIndex();
    int line = isAmidHead ? head.readerIndex() : afterLineEnds(head);
    while (line < end && !isLineEnd(head.getByte(line))) {
      if (head.getByte(line) >= 0 && head.getByte(line) <= ' ') {
        return true;
      }
      int lineEnd = head.indexOf(line, end, (byte) '\n');
      line = lineEnd < 0 ? end : lineEnd + 1;
    }
    return false;
  }

  private static int afterLineEnds(ByteBuf head) {
    int at = head.readerIndex();
    while (at < head.writerIndex() && isLineEnd(head.getByte(at))) {
      at++;
    }
    return at;
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  @Override
  protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
    int end = start + length;
    if (!isLoneSpace(line, start - 1) || end >= line.length || !isLoneSpace(line, end)) {
      throw new IllegalArgumentException("Not a single space");
    }
    return super.splitSecondWordInitialLine(line, start, length);
  }

  /// Netty does not mind the case of the protocol's name; RFC 9112, 2.3, does.
  @Override
  protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
    var version = super.splitThirdWordInitialLine(line, start, length);
    if (!version.startsWith("HTTP/")) {
      throw new IllegalArgumentException("Not HTTP");
    }
    return version;
  }

  private static boolean isLoneSpace(byte[] line, int at) {
    return line[at] == ' ' && line[at - 1] > ' ' && line[at + 1] > ' ';
  }
}
