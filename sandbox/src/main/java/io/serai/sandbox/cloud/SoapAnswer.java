package io.serai.sandbox.cloud;

import java.io.StringWriter;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Envelopes of answers, in the version of SOAP the client speaks. */
final class SoapAnswer {
  static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";

  private static final String ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
  private static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  /** Somebody who writes the inside of an element. */
  @FunctionalInterface
  interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private SoapAnswer() {}

  /** A page of results. */
  static Answer results(Retrieve to, String status, String requestId, Content results) {
    return Answer.xml(
        200,
        envelope(
            to.soap(),
            to.messageId(),
            "RetrieveResponse",
            xml -> {
              xml.writeStartElement("RetrieveResponseMsg");
              xml.writeDefaultNamespace(Retrieve.PARTNER);
              text(xml, "OverallStatus", status);
              text(xml, "RequestID", requestId);
              results.write(xml);
              xml.writeEndElement();
            }));
  }

  /** A Retrieve that did not work: HTTP and SOAP are well, its status is not. */
  static Answer error(Retrieve to, String why) {
    return results(to, "Error: " + why, Cursors.newId(), xml -> {});
  }

  /** A token that is not good: a fault with status 500, as the vendor's security layer sends it. */
  static Answer security(Retrieve to, String why) {
    return fault(to.soap(), to.messageId(), "q0:Security", why);
  }

  /** A request that is not understood. */
  static Answer client(String why) {
    return fault(SOAP_11, "", "soap:Client", why);
  }

  private static Answer fault(String soap, String messageId, String code, String why) {
    return Answer.xml(
        500,
        envelope(
            soap,
            messageId,
            "fault",
            xml -> {
              xml.writeStartElement("soap", "Fault", soap);
              xml.writeStartElement("faultcode");
              xml.writeNamespace("q0", SECURITY);
              xml.writeCharacters(code);
              xml.writeEndElement();
              text(xml, "faultstring", why);
              xml.writeEndElement();
            }));
  }

  private static String envelope(String soap, String messageId, String action, Content body) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("soap", "Envelope", soap);
      xml.writeNamespace("soap", soap);
      xml.writeNamespace("xsi", ResultWriter.XSI);
      xml.writeNamespace("wsa", ADDRESSING);
      xml.writeStartElement("soap", "Header", soap);
      header(xml, "Action", action);
      header(xml, "MessageID", "urn:uuid:" + UUID.randomUUID());
      if (!messageId.isEmpty()) {
        header(xml, "RelatesTo", messageId);
      }
      xml.writeEndElement();
      xml.writeStartElement("soap", "Body", soap);
      body.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  private static void header(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement("wsa", name, ADDRESSING);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}
