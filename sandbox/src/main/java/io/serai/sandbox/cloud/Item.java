package io.serai.sandbox.cloud;

import java.time.Instant;
import java.util.Collection;
import javax.xml.stream.XMLStreamException;

/** What a Retrieve finds: a row of a data extension, or an object such as a send. */
interface Item {
  /**
   * A property's value at a time.
   *
   * @return null when it has none
   */
  String text(String property, Instant now);

  /** A property's value as a time, when it is one. */
  Instant time(String property);

  /** Writes it as an element {@code Results} with what was asked for. */
  void write(ResultWriter out, Collection<String> properties, Instant now)
      throws XMLStreamException;
}
