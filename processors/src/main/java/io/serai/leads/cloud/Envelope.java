package io.serai.leads.cloud;

/** The SOAP envelope around a request. */
final class Envelope {
  private static final String FORM =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">\
      <soap:Header><fueloauth xmlns="http://exacttarget.com">%s</fueloauth></soap:Header>\
      <soap:Body>%s</soap:Body></soap:Envelope>
      """;

  private Envelope() {}

  /**
   * @param body XML that is right already
   */
  static String of(String token, String body) {
    return FORM.formatted(escaped(token), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
