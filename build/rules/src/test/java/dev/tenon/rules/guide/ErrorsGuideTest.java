package dev.tenon.rules.guide;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorCode;
import dev.tenon.errors.ErrorCodes;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorsGuideTest {

  enum OrderError implements ErrorCode {
    OUT_OF_STOCK(ErrorKind.CONFLICT),
    ALREADY_PAID(ErrorKind.CONFLICT);

    private final ErrorKind kind;

    OrderError(ErrorKind kind) {
      this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
      return kind;
    }
  }

  @Test
  void ownCode_isAnswered() {
    var client =
        TestClient.of(
            Routes.under("/orders").open().post("").calls(this::order).gives(201, String.class));

    var answer = client.send("POST", "/orders");

    assertThat(answer)
        .hasStatus(409)
        .hasProblem("out-of-stock")
        .hasMember("Out of stock", "title")
        .hasMember(3L, "details", "available");
  }

  @Test
  void transientError_saysWhenToComeBack() {
    var client =
        TestClient.of(
            Routes.under("/").open().get("/rates").calls(this::rates).gives(String.class));

    assertThat(client.get("/rates"))
        .hasStatus(503)
        .hasProblem("unavailable")
        .hasHeader("Retry-After", "30");
  }

  @Test
  void codes_areGathered() {
    var codes = ErrorCodes.of(OrderError.values());

    assertThat(codes.find("out-of-stock")).contains(OrderError.OUT_OF_STOCK);
    assertThat(codes.find("not-found")).contains(ErrorKind.NOT_FOUND);
  }

  private String order() {
    throw new DomainError(
        OrderError.OUT_OF_STOCK, "Only 3 chairs are left.", Map.of("available", 3));
  }

  private String rates() {
    throw new TransientError("The bank does not answer", Duration.ofSeconds(30), null);
  }
}
