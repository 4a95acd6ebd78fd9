package io.serai.sandbox.cloud;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a small document.
 *
 * @param type its {@code xsi:type} without a prefix; empty without one
 * @param text its characters, stripped
 */
record Xml(String namespace, String name, String type, String text, List<Xml> children) {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final int DEEPEST = 40;

  static Xml parse(String document) throws Malformed {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw new Malformed("a document type is not allowed");
        }
      }
      return element(reader, 1);
    } catch (XMLStreamException e) {
      throw new Malformed("the request is not XML");
    }
  }

  private static Xml element(XMLStreamReader reader, int depth)
      throws XMLStreamException, Malformed {
    if (depth > DEEPEST) {
      throw new Malformed("the request is nested too deep");
    }
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String name = reader.getLocalName();
    String type = reader.getAttributeValue(XSI, "type");
    StringBuilder text = new StringBuilder();
    List<Xml> children = new ArrayList<>();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      if (reader.isStartElement()) {
        children.add(element(reader, depth + 1));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return new Xml(
        namespace,
        name,
        type == null ? "" : type.substring(type.indexOf(':') + 1),
        text.toString().strip(),
        children);
  }

  Stream<Xml> all(String child) {
    return children.stream().filter(each -> each.name.equals(child));
  }

  Optional<Xml> first(String child) {
    return all(child).findFirst();
  }

  Xml required(String child) throws Malformed {
    return first(child)
        .orElseThrow(() -> new Malformed("'%s' has no element '%s'".formatted(name, child)));
  }

  /** The text of a child; empty without one. */
  String text(String child) {
    return first(child).map(Xml::text).orElse("");
  }
}
