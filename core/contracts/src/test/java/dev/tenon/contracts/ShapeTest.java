package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapeTest {

  record Names(List<String> all, List<@Nullable String> some) {}

  private static Shape component(int index) {
    return Shape.of(Names.class.getRecordComponents()[index].getAnnotatedType(), Map.of(), "here");
  }

  @Test
  void shapes_areEqual_whenTypeAndArgumentsAndAnnotationsAre() {
    var texts = Shape.of(List.class, Shape.of(String.class));

    assertThat(texts)
        .isEqualTo(Shape.of(List.class, Shape.of(String.class)))
        .hasSameHashCodeAs(Shape.of(List.class, Shape.of(String.class)))
        .isEqualTo(component(0))
        .isNotEqualTo(component(1))
        .isNotEqualTo(Shape.of(List.class, Shape.of(Long.class)))
        .isNotEqualTo(Shape.of(String.class))
        .isNotEqualTo("List<String>");
    assertThat(component(1).arguments().getFirst().bare())
        .isNotEqualTo(component(1).arguments().getFirst());
  }
}
