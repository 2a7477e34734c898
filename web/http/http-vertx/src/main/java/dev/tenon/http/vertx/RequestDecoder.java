package dev.tenon.http.vertx;

import dev.tenon.http.HttpOptions;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

/// Netty's parser of requests, which says when bytes arrive and takes nothing but one space between
/// the words of a request line.
final class RequestDecoder extends HttpRequestDecoder {

  /// What a request line holds beside its target: the method, the version and two spaces.
  private static final int LINE_ALLOWANCE = 64;

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Runnable onBytes;

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
  protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
    int end = start + length;
    if (!isLoneSpace(line, start - 1) || end >= line.length || !isLoneSpace(line, end)) {
      throw new IllegalArgumentException("Not a single space");
    }
    return super.splitSecondWordInitialLine(line, start, length);
  }

  private static boolean isLoneSpace(byte[] line, int at) {
    return line[at] == ' ' && line[at - 1] > ' ' && line[at + 1] > ' ';
  }
}
