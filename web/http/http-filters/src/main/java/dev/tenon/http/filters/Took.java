package dev.tenon.http.filters;

/// How long a request took, in milliseconds with two decimals, as the two headers say it.
///
/// @param serverTiming such as `app;dur=12.34`
/// @param processTime such as `12.34ms`
record Took(String serverTiming, String processTime) {

  private static final int NANOS_PER_HUNDREDTH = 10_000;

  /// Those of less than ten milliseconds, which is nearly all, each made when it is first needed.
  /// That two threads may make the same one does no harm.
  private static final Took[] KNOWN = new Took[1000];

  static Took of(long nanos) {
    long hundredths = nanos / NANOS_PER_HUNDREDTH;
    return hundredths < KNOWN.length ? known((int) hundredths) : made(hundredths);
  }

  private static Took known(int hundredths) {
    var took = KNOWN[hundredths];
    if (took == null) {
      took = made(hundredths);
      KNOWN[hundredths] = took;
    }
    return took;
  }

  private static Took made(long hundredths) {
    long fraction = hundredths % 100;
    var millis = hundredths / 100 + (fraction < 10 ? ".0" : ".") + fraction;
    return new Took("app;dur=" + millis, millis + "ms");
  }
}
