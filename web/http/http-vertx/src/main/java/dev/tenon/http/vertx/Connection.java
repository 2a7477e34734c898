package dev.tenon.http.vertx;

import dev.tenon.errors.ErrorKind;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One connection: takes its requests one after the other, has each handled and writes the answers
/// in order.
///
/// All of it happens on the connection's event loop. What handlers call goes there by their
/// [ConnectionHandle].
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the channel, which is seen.
final class Connection extends ChannelInboundHandlerAdapter {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final Site site;
  private final ChannelHandlerContext next;
  private final Channel channel;
  private final Line line;
  private final RequestDecoder decoder;

  /// What was parsed before its turn: of requests that were sent at once.
  private final Queue<Object> waiting = new ArrayDeque<>();

  private Phase phase = Phase.IDLE;
  private long deadline;
  private @Nullable Exchange exchange;
  private @Nullable Sending sending;
  private boolean isLastAnswer;
  private boolean inputEnded;

  /// @param next the handler of Vert.x, which learns how the connection fares and sees no bytes.
  ///   What is written and closed goes past it: it would close only after all was written
  Connection(Site site, ChannelHandlerContext next) {
    this.site = site;
    this.next = next;
    this.channel = next.channel();
    this.line = new Line(channel, site.tls(), () -> enter(Phase.IDLE));
    this.decoder = new RequestDecoder(site.options(), this::bytesArrived);
  }

  /// Begins to listen to the client.
  void join() {
    enter(line.isSecure() ? Phase.AGREEING : Phase.IDLE);
    next.pipeline()
        .addBefore(next.name(), "decoder", decoder)
        .addBefore(next.name(), "connection", this);
    line.join();
  }

  /// Ends, or else waits for the request in flight, whose answer will be the last.
  void drain() {
    if (isUnused()) {
      next.close();
    }
  }

  void cut() {
    line.cut();
  }

  /// Ends what has lasted too long.
  void expire(long now) {
    if (now - deadline < 0) {
      return;
    }
    if (phase == Phase.READING && (exchange == null || !exchange.answered)) {
      if (exchange != null) {
        exchange.incoming().fail("The request did not arrive in time");
        exchange.answered = true;
      }
      refuse(ErrorKind.TIMEOUT);
    } else if (phase == Phase.IDLE) {
      next.close();
    } else {
      cut();
    }
  }

  Optional<Exchange> current() {
    return Optional.ofNullable(exchange);
  }

  String remoteAddress() {
    return channel.remoteAddress() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress()
        : "";
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (waiting.isEmpty() && isWanted()) {
      take(message);
    } else if (isLastAnswer) {
      ReferenceCountUtil.release(message);
    } else {
      waiting.add(message);
    }
    regulate();
  }

  /// A request whose body is still on its way is handled without waiting for it.
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    dispatch();
    context.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      breakOff();
      dispatch();
      if (isUnused()) {
        next.close();
      }
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (sending != null) {
      enter(Phase.WRITING);
      proceed(sending);
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    isLastAnswer = true;
    breakOff();
    forgetWaiting();
    context.fireChannelInactive();
  }

  /// A connection that breaks, mostly; nobody is left to be told.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    next.close();
  }

  private void bytesArrived() {
    if (phase == Phase.IDLE) {
      enter(Phase.READING);
    }
  }

  private boolean isWanted() {
    return !isLastAnswer && (exchange == null || !exchange.isWhole);
  }

  /// Whether nobody is waiting for an answer.
  private boolean isUnused() {
    return phase == Phase.LINGERING
        || (exchange == null && waiting.isEmpty() && phase != Phase.WRITING);
  }

  private void take(Object message) {
    if (message instanceof HttpRequest request) {
      begin(request);
    } else if (exchange != null) {
      addTo(exchange, (HttpContent) message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(HttpRequest request) {
    bytesArrived();
    var flaw = Flaw.of(request);
    if (flaw.isPresent()) {
      write(Answer.to(request, site.refuse(flaw.get()), site.date()), true);
    } else {
      exchange =
          new Exchange(site, new ConnectionHandle(this, channel.eventLoop()), request, deadline);
    }
  }

  private void addTo(Exchange taking, HttpContent content) {
    if (content.decoderResult().isFailure()) {
      content.release();
      breakOff();
    } else {
      if (content.content().isReadable()) {
        receive(taking, ByteBufUtil.getBytes(content.content()));
      }
      content.release();
      if (content instanceof LastHttpContent) {
        complete(taking);
      }
    }
  }

  private void receive(Exchange taking, byte[] part) {
    taking.received += part.length;
    if (!taking.answered) {
      taking.incoming().add(part);
    } else if (taking.received > site.options().maxBodyBytes()) {
      // Nobody reads it, and it is longer than it may be.
      end();
    }
  }

  private void complete(Exchange taking) {
    taking.isWhole = true;
    taking.incoming().complete();
    if (!taking.answered) {
      enter(Phase.HANDLING);
      dispatch();
    } else if (phase == Phase.READING) {
      turnToNext();
    }
  }

  /// The rest of the body will not arrive, or cannot be read.
  private void breakOff() {
    if (exchange != null && !exchange.isWhole) {
      exchange.isWhole = true;
      exchange.isBroken = true;
      exchange.incoming().fail("The request body breaks off");
      if (exchange.answered && phase == Phase.READING) {
        end();
      } else if (phase == Phase.READING) {
        enter(Phase.HANDLING);
      }
    }
  }

  private void dispatch() {
    if (exchange != null && !exchange.isDispatched) {
      exchange.isDispatched = true;
      site.start(exchange);
    }
  }

  void answer(Exchange answered, Answer answer) {
    if (isOpen(answered)) {
      answered.answered = true;
      write(answer, isLast(answered));
    }
  }

  /// A piece of an answer that is made while it is sent.
  void answer(Exchange answered, Piece piece) {
    if (!isOpen(answered)) {
      piece.settle(false);
      return;
    }
    if (!answered.answered) {
      answered.answered = true;
      isLastAnswer = isLast(answered);
    }
    answered.isStreaming = !piece.isEnd();
    enter(Phase.WRITING);
    next.writeAndFlush(piece.bytes(isLastAnswer))
        .addListener(done -> written(piece, done.isSuccess()));
  }

  private void written(Piece piece, boolean isDone) {
    if (piece.isEnd() || !isDone) {
      written(isDone);
    } else {
      enter(Phase.HANDLING);
    }
    piece.settle(isDone);
  }

  /// There will be no answer, or no more of it.
  void abandon(Exchange abandoned) {
    if (isOpen(abandoned)) {
      next.close();
    }
  }

  /// The handler is about to read the body.
  void wantBody(Exchange wanting) {
    if (isOpen(wanting) && !wanting.isWhole && wanting.received == 0) {
      wanting.isContinued = true;
      next.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
    }
  }

  private boolean isOpen(Exchange some) {
    return some == exchange && (!some.answered || some.isStreaming) && channel.isActive();
  }

  private boolean isLast(Exchange answered) {
    return site.isDraining() || answered.isLast() || (inputEnded && waiting.isEmpty());
  }

  private void refuse(ErrorKind kind) {
    write(Answer.to(site.refuse(kind), site.date()), true);
  }

  private void write(Answer answer, boolean isLast) {
    isLastAnswer = isLast;
    enter(Phase.WRITING);
    sending = new Sending(next, answer, isLast);
    proceed(sending);
  }

  private void proceed(Sending some) {
    var written = some.proceed();
    if (written == null) {
      return;
    }
    sending = null;
    if (written.isDone()) {
      written(written.isSuccess());
    } else {
      written.addListener(done -> written(done.isSuccess()));
    }
  }

  private void written(boolean isDone) {
    if (!isDone) {
      next.close();
    } else if (isLastAnswer) {
      end();
    } else if (exchange == null || exchange.isWhole) {
      turnToNext();
    } else {
      phase = Phase.READING;
      deadline = exchange.deadline;
    }
  }

  private void turnToNext() {
    exchange = null;
    enter(decoder.holdsBytes() ? Phase.READING : Phase.IDLE);
    while (!waiting.isEmpty() && isWanted()) {
      take(waiting.remove());
    }
    dispatch();
    if (isUnused() && (inputEnded || site.isClosing())) {
      next.close();
    }
    regulate();
  }

  /// Ends the connection. While the client still sends, it is read over for a while: closing now
  /// would reset the connection, and might take the answer from the client.
  private void end() {
    isLastAnswer = true;
    boolean isReadOver = exchange != null && exchange.isWhole && !exchange.isBroken;
    if (inputEnded || (isReadOver && waiting.isEmpty() && !decoder.holdsBytes())) {
      next.close();
    } else {
      forgetWaiting();
      enter(Phase.LINGERING);
      line.endOutput();
      regulate();
    }
  }

  private void forgetWaiting() {
    while (!waiting.isEmpty()) {
      ReferenceCountUtil.release(waiting.remove());
    }
  }

  /// Reads from the client as long as there is room for what it sends.
  void regulate() {
    boolean hasRoom =
        waiting.isEmpty() && (isLastAnswer || exchange == null || !exchange.incoming().isFull());
    if (channel.config().isAutoRead() != hasRoom) {
      channel.config().setAutoRead(hasRoom);
    }
  }

  private void enter(Phase other) {
    phase = other;
    deadline = System.nanoTime() + site.patience(other);
  }
}
