package dev.tenon.contracts;

import java.util.Map;

/// JSON Schemas of the texts that no common format names exactly, in patterns that ECMAScript, Java
/// and Python read alike.
final class TextForms {

  private static final String HOURS = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?";
  private static final String DAYS = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
  private static final String PERIOD =
      "[-+]?[Pp](?=[-+\\dTt])([-+]?\\d+[Dd])?"
          + "([Tt](?=[-+\\d])([-+]?\\d+[Hh])?([-+]?\\d+[Mm])?([-+]?\\d+([.,]\\d{0,9})?[Ss])?)?";
  private static final String GROUP = "[A-Za-z0-9+/]";

  static final Map<String, Object> TIME = text(HOURS);
  static final Map<String, Object> DATE_TIME = text(DAYS + "[Tt]" + HOURS);
  static final Map<String, Object> DURATION = text(PERIOD);
  static final Map<String, Object> SHORT_DURATION = text("(\\d+(ms|[smhd])|" + PERIOD + ")");
  static final Map<String, Object> LANGUAGE =
      text(
          "[A-Za-z]{2,8}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\\d{3}))?"
              + "(-([A-Za-z\\d]{5,8}|\\d[A-Za-z\\d]{3}))*"
              + "(-[A-WYZa-wyz\\d](-[A-Za-z\\d]{2,8})+)*(-[Xx](-[A-Za-z\\d]{1,8})+)?");
  static final Map<String, Object> URI_REFERENCE =
      Keywords.of("type", "string", "format", "iri-reference", "minLength", 1);

  /// With padding, and with no bit set that says nothing.
  static final Map<String, Object> BASE64 =
      Keywords.of(
          "type",
          "string",
          "contentEncoding",
          "base64",
          "pattern",
          "^(%1$s{4})*(%1$s[AQgw]==|%1$s{2}[AEIMQUYcgkosw048]=)?$".formatted(GROUP));

  private TextForms() {}

  private static Map<String, Object> text(String pattern) {
    return Keywords.of("type", "string", "pattern", "^" + pattern + "$");
  }
}
