package io.serai.sandbox.cloud;

import java.util.List;
import java.util.Locale;

/** The objects a client may retrieve, and their properties. */
enum ObjectKind {
  SEND(
      "Send",
      "Email.ID",
      "HardBounces",
      "SoftBounces",
      "OtherBounces",
      "EmailName",
      "FromAddress",
      "FromName",
      "Subject",
      "PreviewURL",
      "Status",
      "SentDate",
      "NumberSent",
      "NumberDelivered",
      "UniqueOpens",
      "UniqueClicks",
      "Unsubscribes",
      "ForwardedEmails"),
  SUBSCRIBER("Subscriber", "EmailAddress", "SubscriberKey", "Status"),
  EMAIL("Email", "Name", "Folder", "CategoryID", "Subject"),
  FOLDER("DataFolder", "ParentFolder.ID", "Name", "ContentType");

  private static final List<String> COMMON =
      List.of("ID", "Client.ID", "CreatedDate", "ModifiedDate");

  private final String type;
  private final List<String> properties;

  ObjectKind(String type, String... properties) {
    this.type = type;
    this.properties = List.of(properties);
  }

  /** Its name in SOAP. */
  String type() {
    return type;
  }

  boolean has(String property) {
    return COMMON.contains(property) || properties.contains(property);
  }

  /** Its name in records, e.g. {@code send}. */
  static ObjectKind ofRecord(String kind) throws Malformed {
    for (ObjectKind each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return each;
      }
    }
    throw new Malformed("'" + kind + "' is no kind of record");
  }

  /** By its name in SOAP; null for one that is not known. */
  static ObjectKind ofType(String type) {
    for (ObjectKind each : values()) {
      if (each.type.equals(type)) {
        return each;
      }
    }
    return null;
  }
}
