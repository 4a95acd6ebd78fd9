package io.serai.sandbox.cloud;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes results as the vendor does: what has no value is nil or absent. */
final class ResultWriter {
  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final XMLStreamWriter xml;

  ResultWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  void beginObject(String type) throws XMLStreamException {
    xml.writeStartElement("Results");
    xml.writeAttribute("xsi", XSI, "type", type);
    nil("PartnerKey");
    nil("ObjectID");
  }

  void beginRow() throws XMLStreamException {
    beginObject("DataExtensionObject");
    text("Type", "DataExtensionObject");
    xml.writeStartElement("Properties");
  }

  void endRow() throws XMLStreamException {
    end();
    end();
  }

  void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  /** A column of a row; one without a value has no element {@code Value}. */
  void property(String name, String value) throws XMLStreamException {
    pair("Property", name, value);
  }

  /** An attribute of a subscriber. */
  void attribute(String name, String value) throws XMLStreamException {
    pair("Attributes", name, value);
  }

  private void pair(String element, String name, String value) throws XMLStreamException {
    xml.writeStartElement(element);
    text("Name", name);
    if (value != null) {
      text("Value", value);
    }
    end();
  }

  /** A property of an object; one with a point in its name stands in an element of its own. */
  void element(String property, String value) throws XMLStreamException {
    int point = property.indexOf('.');
    if (point < 0) {
      text(property, value);
      return;
    }
    xml.writeStartElement(property.substring(0, point));
    nil("PartnerKey");
    text(property.substring(point + 1), value);
    end();
  }

  private void nil(String name) throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute("xsi", XSI, "nil", "true");
  }

  private void text(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    end();
  }
}
