package dev.tenon.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ErrorCodesTest {

  private enum OrderError implements ErrorCode {
    OUT_OF_STOCK;

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }
  }

  private enum PaymentError implements ErrorCode {
    OUT_OF_STOCK,
    GONE;

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID;
    }
  }

  @Test
  void of_ownCodes_joinTheKinds() {
    var codes = ErrorCodes.of(OrderError.values());

    assertThat(codes.find("out-of-stock")).contains(OrderError.OUT_OF_STOCK);
    assertThat(codes.find("not-found")).contains(ErrorKind.NOT_FOUND);
    assertThat(codes.find("nothing")).isEmpty();
    assertThat(codes.all())
        .hasSize(ErrorKind.values().length + 1)
        .endsWith(OrderError.OUT_OF_STOCK);
  }

  @Test
  void of_twoCodesWithOneId_isRefusedWithBothNames() {
    assertThatThrownBy(() -> ErrorCodes.of(OrderError.OUT_OF_STOCK, PaymentError.OUT_OF_STOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("OrderError.OUT_OF_STOCK", "PaymentError.OUT_OF_STOCK");
  }

  @Test
  void of_codeWithTheIdOfAKind_isRefused() {
    assertThatThrownBy(() -> ErrorCodes.of(PaymentError.GONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("ErrorKind.GONE", "PaymentError.GONE");
  }
}
