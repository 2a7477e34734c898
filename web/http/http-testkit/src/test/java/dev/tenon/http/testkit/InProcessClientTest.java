package dev.tenon.http.testkit;

import dev.tenon.http.Dispatcher;

class InProcessClientTest extends HttpContract {

  @Override
  protected TestClient connect(Dispatcher dispatcher) {
    return TestClient.of(dispatcher);
  }
}
