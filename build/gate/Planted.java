import java.util.Random;

/// Two bugs on purpose, which the gate compiles and has analysed beside the real code: one for SpotBugs and one for its
/// security rules. If either is not found, the check is broken and says so.
final class Planted {

  private Planted() {}

  static String unused(String text) {
    text.trim();
    return text;
  }

  static int guessed() {
    return new Random().nextInt();
  }
}
