package dev.tenon.http.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestAnswerTest {

  private static final String BODY = "{\"items\":[{\"name\":\"tea\"}],\"total\":1}";

  private final TestAnswer answer =
      new TestAnswer(200, new TreeMap<>(), BODY.getBytes(StandardCharsets.UTF_8));

  @Test
  void json_stepsIntoObjectsAndLists() {
    assertThat(answer.json("items", "0", "name")).isEqualTo("tea");
  }

  @ParameterizedTest
  @ValueSource(strings = {"price", "items/1", "items/first", "total/0", "items/0/name/x"})
  void json_withoutSuchAMember_failsWithThePathAndTheBody(String path) {
    var steps = path.split("/", -1);

    assertThatThrownBy(() -> answer.json(steps))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(String.join(" → ", steps), BODY);
  }
}
