package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void portThatIsTaken_isPassedOver() {
    var looks = new AtomicInteger();

    Ports.free(_ -> looks.incrementAndGet() > 3);

    assertThat(looks).hasValue(4);
  }

  @Test
  void nothingFree_isRefusedWithTheRange() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Ports.free(_ -> false))
        .withMessage("No free port was found between 22000 and 32000.");
  }

  @Test
  void clusterNodes_haveFreePortsBesideTheirs() {
    var ports = Ports.freeForClusterNodes(6, port -> port % 2 == 0);

    assertThat(ports).hasSize(6).doesNotHaveDuplicates().allMatch(port -> port % 2 == 0);
  }

  @Test
  void clusterNodes_whosePortsAreTaken_areRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Ports.freeForClusterNodes(6, port -> port >= 22_000))
        .withMessage("No free ports were found for a cluster.");
  }
}
