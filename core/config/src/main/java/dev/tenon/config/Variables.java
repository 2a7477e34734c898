package dev.tenon.config;

import java.util.Locale;
import java.util.regex.Pattern;

/// How a service's environment variables are called: `PRODUCTS__HTTP__MAX_BODY_BYTES` sets
/// `http.maxBodyBytes` of `products`.
///
/// @param service the service's name
record Variables(String service) {

  /// No underscore, and no two hyphens: no two services share a prefix, and none is in another's.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  Variables {
    if (!NAME.matcher(service).matches()) {
      throw new IllegalArgumentException(
          "A service's name is lower case words with hyphens, such as 'order-history'; not '%s'."
              .formatted(service));
    }
  }

  /// What all names of the service begin with.
  String prefix() {
    return service.toUpperCase(Locale.ROOT).replace('-', '_') + "__";
  }

  /// The variable that sets a path.
  String of(String path) {
    var name = new StringBuilder(prefix());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '.') {
        name.append("__");
      } else {
        name.append(beginsWord(path, i) ? "_" : "").append(Character.toUpperCase(path.charAt(i)));
      }
    }
    return name.toString();
  }

  /// Whether a capital begins a word: it follows a small letter or a digit, or goes before a small
  /// letter; so `jwtURLPrefix` is `JWT_URL_PREFIX`.
  private static boolean beginsWord(String path, int i) {
    if (i == 0 || path.charAt(i - 1) == '.' || !Character.isUpperCase(path.charAt(i))) {
      return false;
    }
    return !Character.isUpperCase(path.charAt(i - 1))
        || (i + 1 < path.length() && Character.isLowerCase(path.charAt(i + 1)));
  }
}
