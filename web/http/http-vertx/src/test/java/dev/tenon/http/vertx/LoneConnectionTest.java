package dev.tenon.http.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.Reply;
import dev.tenon.http.Routes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A connection without a network, for what a network cannot be brought to do.
class LoneConnectionTest {

  private final HttpOptions options = HttpOptions.defaults();

  /// Waits for its body, so that no answer crosses what a test does.
  private final Routes waiting =
      Routes.under("")
          .open()
          .post("/")
          .request()
          .calls(request -> request.body().length)
          .gives(Integer.class);

  private final Site site = new Site(Dispatcher.of(waiting, options, List.of()), options);
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
  private final Connection connection = new Connection(site, channel.pipeline().firstContext());

  @BeforeEach
  void join() {
    connection.join();
  }

  private Exchange stranger(String... expectation) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
    for (var each : expectation) {
      request.headers().add("Expect", each);
    }
    return new Exchange(site, new ConnectionHandle(connection, channel.eventLoop()), request, 0);
  }

  private String sent() {
    channel.runPendingTasks();
    var text = new StringBuilder();
    for (Object part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      text.append(((ByteBuf) part).toString(StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }

  @Test
  void answer_toAnotherRequest_isNotSent() {
    connection.answer(stranger(), Answer.to(Reply.of(204), site.date()));

    assertThat(sent()).isEmpty();
    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void piece_ofAnotherAnswer_isNotSent_andItsMakerLearnsOfIt() {
    var piece = new Piece(null, Unpooled.EMPTY_BUFFER, true);
    connection.answer(stranger(), piece);

    assertThat(sent()).isEmpty();
    assertThatThrownBy(piece::await).isInstanceOf(IOException.class);
  }

  @Test
  void end_ofAnotherRequest_changesNothing() {
    connection.abandon(stranger());
    channel.runPendingTasks();

    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void body_ofAnotherRequest_isNotAskedFor() throws IOException {
    assertThat(stranger("100-continue").body().available()).isZero();
    assertThat(sent()).isEmpty();
  }

  @Test
  void exception_closesTheConnection() {
    channel.pipeline().fireExceptionCaught(new IOException("reset"));

    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void request_whoseHandlerFellOver_closesTheConnection() {
    var exchange = begun();
    connection.abandon(exchange);
    channel.runPendingTasks();

    assertThat(channel.isActive()).isFalse();
    connection.answer(exchange, Answer.to(Reply.of(204), site.date()));
    assertThat(sent()).isEmpty();
  }

  /// The exchange of a request whose body is still on its way, and which nobody handles yet.
  private Exchange begun() {
    channel
        .pipeline()
        .fireChannelRead(
            Unpooled.copiedBuffer(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n",
                StandardCharsets.ISO_8859_1));
    return connection.current().orElseThrow();
  }

  @Test
  void peer_withoutAnAddress_hasNone() {
    assertThat(connection.remoteAddress()).isEmpty();
  }
}
