package io.serai.leads.cloud;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An answer to a retrieve.
 *
 * @param status {@code OK}, {@code MoreDataAvailable} or {@code Error: …}; of a fault, its text
 * @param requestId the cursor of the next page
 * @param fault whether it is a SOAP fault
 */
public record SoapReply(String status, String requestId, List<CloudObject> results, boolean fault) {
  private static final XMLInputFactory XML = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    // why: an answer needs no DTD, and one could make us read files or grow without end
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Whether a next page can be asked for. */
  public boolean more() {
    return "MoreDataAvailable".equalsIgnoreCase(status);
  }

  boolean failed() {
    return fault || status.toLowerCase(Locale.ROOT).startsWith("error");
  }

  /**
   * Reads an answer.
   *
   * @throws XMLStreamException when it is not XML of the expected form
   */
  static SoapReply parse(InputStream in) throws XMLStreamException {
    XMLStreamReader xml = XML.createXMLStreamReader(in);
    try {
      return new Reading(xml).read();
    } finally {
      xml.close();
    }
  }

  /** Where a reader is in an answer. */
  private static final class Reading {
    private final XMLStreamReader xml;
    private final Map<String, String> heads = new HashMap<>();
    private final List<CloudObject> results = new ArrayList<>();

    Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    SoapReply read() throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new XMLStreamException("a document type is not allowed");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          begin(xml.getLocalName());
        }
      }
      String fault = heads.get("faultstring");
      String status = heads.get("OverallStatus");
      if (fault == null && status == null) {
        throw new XMLStreamException("neither a status nor a fault");
      }
      return new SoapReply(
          fault == null ? status : fault, heads.get("RequestID"), results, fault != null);
    }

    private void begin(String name) throws XMLStreamException {
      switch (name) {
        case "Results" -> results.add(object());
        case "OverallStatus", "RequestID", "faultstring" -> heads.put(name, xml.getElementText());
        default -> {}
      }
    }

    private CloudObject object() throws XMLStreamException {
      Map<String, String> fields = new HashMap<>();
      Map<String, String> pairs = new HashMap<>();
      Deque<String> path = new ArrayDeque<>();
      StringBuilder text = new StringBuilder();
      String name = null;
      while (true) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          path.addLast(xml.getLocalName());
          text.setLength(0);
        } else if (event == XMLStreamConstants.CHARACTERS) {
          text.append(xml.getText());
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (path.isEmpty()) {
            return new CloudObject(fields, pairs);
          }
          name = close(path, text.toString(), name, fields, pairs);
          text.setLength(0);
        }
      }
    }

    /** Takes in the element that ends; the name that waits for its value is handed on. */
    private static String close(
        Deque<String> path,
        String text,
        String name,
        Map<String, String> fields,
        Map<String, String> pairs) {
      String parent = path.size() < 2 ? "" : path.stream().skip(path.size() - 2L).findFirst().get();
      boolean pair = parent.equals("Property") || parent.equals("Attributes");
      String waiting = name;
      String element = path.getLast();
      if (pair && element.equals("Name")) {
        waiting = text;
      } else if (pair && element.equals("Value")) {
        pairs.put(waiting, text);
      } else if (!text.isBlank()) {
        fields.putIfAbsent(String.join(".", path), text);
      }
      path.removeLast();
      return waiting;
    }
  }
}
