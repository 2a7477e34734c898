import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What came of a run of Maven.
///
/// @param status its exit status
/// @param seconds how long each module took, by its name
record Build(int status, Map<String, Double> seconds) {

  private static final Pattern SUMMARY =
      Pattern.compile("\\[INFO] (Tenon [^.]*?) \\.+ \\w+ \\[ *([0-9:.]+) (s|min)]");

  static Build run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var seconds = new LinkedHashMap<String, Double>();
    try (var lines = process.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        var summary = SUMMARY.matcher(line);
        if (summary.find()) {
          seconds.put(summary.group(1), seconds(summary.group(2)));
        }
      }
    }
    return new Build(process.waitFor(), seconds);
  }

  /// `1.234`, or `01:23` with minutes.
  private static double seconds(String text) {
    var parts = text.split(":");
    return parts.length == 1
        ? Double.parseDouble(text)
        : 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
  }
}
