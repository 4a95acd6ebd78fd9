package io.serai.leads.cloud;

import io.serai.leads.ClickRow;
import io.serai.leads.Unit;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the SOAP requests of the flow: Retrieve, and nothing else. */
public final class Retrieve {
  static final String NAMESPACE = "http://exacttarget.com/wsdl/partnerAPI";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  private Retrieve() {}

  /** Rows of a unit's click log that are ready, of clicks after an instant. */
  public static Question clicks(Unit unit, Instant after) {
    String type = "DataExtensionObject[%s]".formatted(unit.customerKey());
    return Question.soap(
        unit,
        text(
            out -> {
              head(out, type, ClickRow.COLUMNS);
              out.writeStartElement("Filter");
              type(out, "ComplexFilterPart");
              simple(
                  out,
                  "LeftOperand",
                  "EventDate",
                  "greaterThan",
                  "DateValue",
                  List.of(after.truncatedTo(ChronoUnit.MILLIS).toString()));
              element(out, "LogicalOperator", "AND");
              simple(out, "RightOperand", "Ready", "equals", "Value", List.of("true"));
              out.writeEndElement();
            }),
        false);
  }

  /** Objects by their ids, as far as the unit sees them. */
  public static Question byIds(
      Unit unit, String type, List<String> properties, Collection<String> ids) {
    return Question.soap(unit, lookup(type, properties, ids, false), false);
  }

  /** Objects by their ids, of whatever unit of the company. */
  public static Question everywhere(
      Unit unit, String type, List<String> properties, Collection<String> ids) {
    return Question.soap(unit, lookup(type, properties, ids, true), false);
  }

  private static String lookup(
      String type, List<String> properties, Collection<String> ids, boolean allAccounts) {
    return text(
        out -> {
          head(out, type, properties);
          String operator = ids.size() == 1 ? "equals" : "IN";
          simple(out, "Filter", "ID", operator, "Value", ids);
          if (allAccounts) {
            element(out, "QueryAllAccounts", "true");
          }
        });
  }

  /** The next page of an answer. */
  public static Question next(Unit unit, String requestId) {
    return Question.soap(unit, text(out -> element(out, "ContinueRequest", requestId)), true);
  }

  private interface Content {
    void writeTo(XMLStreamWriter out) throws XMLStreamException;
  }

  private static String text(Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XML.createXMLStreamWriter(text);
      out.writeStartElement("RetrieveRequestMsg");
      out.writeDefaultNamespace(NAMESPACE);
      out.writeNamespace("xsi", XSI);
      out.writeStartElement("RetrieveRequest");
      content.writeTo(out);
      out.writeEndElement();
      out.writeEndElement();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void head(XMLStreamWriter out, String type, List<String> properties)
      throws XMLStreamException {
    element(out, "ObjectType", type);
    for (String property : properties) {
      element(out, "Properties", property);
    }
  }

  private static void simple(
      XMLStreamWriter out,
      String element,
      String property,
      String operator,
      String valueElement,
      Collection<String> values)
      throws XMLStreamException {
    out.writeStartElement(element);
    type(out, "SimpleFilterPart");
    element(out, "Property", property);
    element(out, "SimpleOperator", operator);
    for (String value : values) {
      element(out, valueElement, value);
    }
    out.writeEndElement();
  }

  private static void type(XMLStreamWriter out, String type) throws XMLStreamException {
    out.writeAttribute("xsi", XSI, "type", type);
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
