package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {

  /// Letters are lines; a dash before a last line says that no line end follows.
  @ParameterizedTest
  @CsvSource(
      nullValues = "∅",
      value = {
        "abcde, abcde, abcde, abcde",
        "abcde, abXde, abcde, abXde",
        "abcde, abcde, abXde, abXde",
        "abcde, Xbcde, abcdY, XbcdY",
        "abcde, bcde,  abcdeY, bcdeY",
        "abcde, abXde, abXde, abXde",
        "abcde, aXbcde, abcdYe, aXbcdYe"
      })
  void changesOnDifferentLines_areBothKept(String base, String yours, String theirs, String both) {
    var merge = Merge.of(lines(base), lines(yours), lines(theirs));

    assertThat(merge.hasConflicts()).isFalse();
    assertThat(merge.text()).isEqualTo(lines(both));
    assertThat(Merge.isUnsolved(merge.text())).isFalse();
  }

  @Test
  void changesOnTheSameLine_standBetweenMarks() {
    var merge = Merge.of("a\nb\nc\n", "a\nX\nc\n", "a\nY\nc\n");

    assertThat(merge.hasConflicts()).isTrue();
    assertThat(merge.text()).isEqualTo("a\n<<<<<<< yours\nX\n=======\nY\n>>>>>>> template\nc\n");
    assertThat(Merge.isUnsolved(merge.text())).isTrue();
    assertThat(Merge.isUnsolved(merge.text().replace("\n", "\r\n"))).isTrue();
  }

  @Test
  void missingLineEnd_staysMissing_andMarksHaveLinesOfTheirOwn() {
    assertThat(Merge.of("a\nb\nc", "X\nb\nc", "a\nb\nc").text()).isEqualTo("X\nb\nc");
    assertThat(Merge.of("a\nb\nc\n", "a\nb\nc", "Y\nb\nc\n").text()).isEqualTo("Y\nb\nc");

    var conflict = Merge.of("a\nb", "a\nX", "a\nY");

    assertThat(conflict.text().lines())
        .containsExactly("a", "<<<<<<< yours", "X", "=======", "Y", ">>>>>>> template");
  }

  @Test
  void withoutABase_whatIsAlikeStandsOnce() {
    var merge = Merge.of("", "a\nX\n", "a\nY\n");

    assertThat(merge.hasConflicts()).isTrue();
    assertThat(merge.text()).contains("X\n", "Y\n", "<<<<<<< yours\n", ">>>>>>> template\n");
  }

  @Test
  void difference_hasThreeLinesAround() {
    assertThat(Merge.difference("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nX\n6\n"))
        .isEqualTo("@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+X\n 6\n");
    assertThat(Merge.difference("a\n", "a\n")).isEmpty();
  }

  private static String lines(String letters) {
    return letters.replaceAll("[A-Za-z]", "$0\n");
  }
}
