package dev.tenon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ProxiedConnectionTest {

  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @Test
  void oneSideThatEndedAlready_doesNotKeepTheOtherOpen() throws IOException {
    var ended = new ArrayList<ProxiedConnection>();
    var server = new Socket();
    server.close();
    try (var listener = new ServerSocket(0, 1, HERE);
        var client = new Socket(HERE, listener.getLocalPort())) {
      var connection = new ProxiedConnection(client, server, new Flow(), new Flow(), ended::add);

      connection.finish();

      assertThat(client.isClosed()).isTrue();
      assertThat(ended).containsExactly(connection);
    }
  }
}
