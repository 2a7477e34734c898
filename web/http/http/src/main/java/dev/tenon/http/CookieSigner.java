package dev.tenon.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs cookies, so that nobody but the service can make or change one.
///
/// ```java
/// var signer = CookieSigner.of(key, olderKey);
/// return Response.of(cart).cookie(signer.sign(Cookie.of("cart", cart.id())));
/// …
/// Optional<String> id = signer.read(request, "cart");
/// ```
///
/// The signature (HMAC-SHA-256, RFC 2104) is over name and value and follows the value after a dot.
/// It hides nothing, and does not say when it was made: whoever has an old cookie can send it again
/// as long as its key counts. What must end, ends in the service, or has its time in the value.
///
/// To change the key, put the new one first and keep the old one among the older keys until the
/// last cookie made with it has ended. Immutable and thread-safe.
public final class CookieSigner {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;

  private final List<SecretKeySpec> keys;

  private CookieSigner(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /// A signer with this key, which takes what was signed with older ones as well.
  ///
  /// @param key 32 random bytes or more, for this alone; copied
  /// @throws IllegalArgumentException if a key is shorter
  public static CookieSigner of(byte[] key, byte[]... olderKeys) {
    var keys = new ArrayList<SecretKeySpec>();
    keys.add(key(key));
    for (var older : olderKeys) {
      keys.add(key(older));
    }
    return new CookieSigner(List.copyOf(keys));
  }

  /// The cookie with its value signed, 44 characters longer.
  ///
  /// @throws IllegalArgumentException if it becomes longer than browsers keep
  public Cookie sign(Cookie cookie) {
    var value = cookie.value();
    return cookie.withValue(value + '.' + signature(keys.getFirst(), cookie.name(), value));
  }

  /// The value that was signed; empty where the text is none of a cookie of this name that was
  /// signed with one of the keys.
  public Optional<String> verify(String name, String signed) {
    int dot = signed.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    var value = signed.substring(0, dot);
    var claimed = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (var key : keys) {
      var expected = signature(key, name, value).getBytes(StandardCharsets.UTF_8);
      fits |= MessageDigest.isEqual(expected, claimed);
    }
    return fits ? Optional.of(value) : Optional.empty();
  }

  /// The value of the first cookie of this name that the service has signed. Others of the name,
  /// which a neighbouring host may have set, are passed over.
  public Optional<String> read(Request request, String name) {
    return request.cookies(name).stream().flatMap(each -> verify(name, each).stream()).findFirst();
  }

  /// The equals sign stands in no name, so that name and value cannot be divided in another way.
  private static String signature(SecretKeySpec key, String name, String value) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var bytes = mac.doFinal((name + '=' + value).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", e);
    }
  }

  private static SecretKeySpec key(byte[] bytes) {
    if (bytes.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "A key that signs cookies has %d bytes or more, not %d. Make one with `openssl rand -base64 32`."
              .formatted(SHORTEST_KEY, bytes.length));
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
