package io.serai.sandbox.cloud;

import java.util.List;
import java.util.Optional;

/**
 * A SOAP request Retrieve.
 *
 * @param soap the namespace of its envelope, which the answer's has, too
 * @param messageId what its header names it; empty when it does not
 * @param token of the header element fueloauth
 * @param objectType empty when it continues
 * @param continues the id of the answer it wants the rest of; empty when it begins
 * @param everywhere whether all business units are asked
 */
record Retrieve(
    String soap,
    String messageId,
    String token,
    String objectType,
    List<String> properties,
    Filter filter,
    String continues,
    boolean everywhere) {
  static final String PARTNER = "http://exacttarget.com/wsdl/partnerAPI";

  static Retrieve parse(String document) throws Malformed {
    Xml envelope = Xml.parse(document);
    Xml message =
        envelope
            .required("Body")
            .first("RetrieveRequestMsg")
            .filter(found -> found.namespace().equals(PARTNER))
            .orElseThrow(() -> new Malformed("the body has no RetrieveRequestMsg"));
    Xml request = message.required("RetrieveRequest");
    Optional<Xml> header = envelope.first("Header");
    Optional<Xml> filter = request.first("Filter");
    return new Retrieve(
        envelope.namespace(),
        header.map(h -> h.text("MessageID")).orElse(""),
        header.map(h -> h.text("fueloauth")).orElse(""),
        request.text("ObjectType"),
        request.all("Properties").map(Xml::text).toList(),
        filter.isPresent() ? Filter.of(filter.get()) : Filter.ALL,
        request.text("ContinueRequest"),
        request.text("QueryAllAccounts").equals("true"));
  }

  /** The name of its kind of call. */
  String kind() {
    return "soap:" + (continues.isEmpty() ? objectType.replaceFirst("\\[.*", "") : "Continue");
  }
}
