package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.privacy.Pseudonyms.Pseudonym;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Profiles: a row for the profile and one for each label of its objects. Of two equal labels, which
 * JSON allows and cutting can make, the last one counts.
 */
final class Profiles implements Exploder {
  private static final Set<String> SCOPES = Set.of("city", "state", "zip", "country");

  private final Rules rules;
  private final Values values;
  private final Notes notes;
  private final Fields fields;
  private final int id;
  private final int email;
  private final int geoCount;

  Profiles(Rules rules, Values values, Notes notes) {
    this.rules = rules;
    this.values = values;
    this.notes = notes;
    this.fields =
        new Fields(
            Dataset.PROFILE,
            Set.of("id"),
            Set.of("email_hash", "email_domain", "email_key", "geo_count"),
            values);
    this.id = fields.at("id");
    this.email = fields.at("email_hash");
    this.geoCount = fields.at("geo_count");
  }

  /** Reads one value of an object and gives the columns after the label. */
  private interface Reading {
    Object[] value(String label) throws IOException, BadLine;
  }

  @Override
  public void explode(JsonParser json, List<Row> rows) throws IOException, BadLine {
    Object[] row = fields.row();
    row[geoCount] = 0;
    List<Row> children = new ArrayList<>();
    String encrypted = null;
    while (Exploder.nextField(json)) {
      switch (json.currentName()) {
        case "email" -> encrypted = email(json, row);
        case "geo" -> geo(json, row, children);
        case "browser" -> labels(json, Dataset.PROFILE_BROWSER, children, quantity(json));
        case "lists_signup" -> labels(json, Dataset.PROFILE_LISTS_SIGNUP, children, time(json));
        case "vars" -> labels(json, Dataset.PROFILE_VARS, children, variable(json));
        default -> {
          if (!fields.read(json, row)) {
            Exploder.unknown(json, notes, "profile", values);
          }
        }
      }
    }
    Exploder.require(row[id], "id");
    rows.add(new Row(Dataset.PROFILE, row));
    if (encrypted != null) {
      rows.add(new Row(Dataset.PROFILE_EMAIL, new Object[] {row[id], encrypted}));
    }
    for (Row child : children) {
      child.values()[0] = row[id];
      rows.add(child);
    }
  }

  /** Replaces the address; returns what is kept of it encrypted. */
  private String email(JsonParser json, Object[] row) throws IOException {
    if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
      json.skipChildren();
      return null;
    }
    String address = Utf8.storable(json.getText());
    if (address.isBlank()) {
      return null;
    }
    Pseudonym pseudonym = rules.pseudonyms().of(address);
    row[email] = pseudonym.hash();
    row[email + 1] = pseudonym.domain() == null ? null : Utf8.cut(pseudonym.domain(), 256);
    row[email + 2] = pseudonym.keyVersion();
    return pseudonym.encrypted();
  }

  private void geo(JsonParser json, Object[] row, List<Row> children) throws IOException, BadLine {
    children.removeIf(child -> child.dataset() == Dataset.PROFILE_GEO);
    row[geoCount] = 0;
    if (!open(json, "geo")) {
      return;
    }
    while (Exploder.nextField(json)) {
      String scope = json.currentName();
      if (scope.equals("count") && json.currentToken().isScalarValue()) {
        row[geoCount] =
            json.currentToken() == JsonToken.VALUE_NULL ? 0 : values.integer(json, "geo.count");
      } else if (json.currentToken() == JsonToken.START_OBJECT) {
        scope(json, scope, children);
      } else if (json.currentToken() != JsonToken.VALUE_NULL) {
        Exploder.unknown(json, notes, "profile.geo", values);
      }
    }
  }

  private void scope(JsonParser json, String name, List<Row> children) throws IOException, BadLine {
    Dataset geo = Dataset.PROFILE_GEO;
    if (!SCOPES.contains(name)) {
      notes.count("unknown.profile.geo." + Utf8.cut(values.clean(name), 64));
    }
    String scope = values.fit(values.clean(name), geo, geo.column("scope"));
    Map<String, Row> rows = new LinkedHashMap<>();
    while (Exploder.nextField(json)) {
      String label = values.fit(values.clean(json.currentName()), geo, geo.column("label"));
      Object[] row = {null, scope, label, values.integer(json, "geo." + scope)};
      rows.put(label, new Row(geo, row));
    }
    children.removeIf(child -> child.dataset() == geo && child.values()[1].equals(scope));
    children.addAll(rows.values());
  }

  private Reading quantity(JsonParser json) {
    return label -> new Object[] {null, label, values.integer(json, "browser")};
  }

  private Reading time(JsonParser json) {
    return label -> new Object[] {null, label, values.time(json, "lists_signup")};
  }

  private Reading variable(JsonParser json) {
    return label -> {
      String type = type(json.currentToken());
      String text = values.text(json);
      if (!rules.vars().kept(label)) {
        boolean hashed = rules.vars().hashOthers() && text != null;
        text = hashed ? rules.pseudonyms().hash(text) : null;
        type = hashed ? "hash" : rules.vars().hashOthers() ? type : null;
      }
      Dataset vars = Dataset.PROFILE_VARS;
      return type == null
          ? null
          : new Object[] {null, label, values.fit(text, vars, vars.column("val")), type};
    };
  }

  private static String type(JsonToken value) {
    return switch (value) {
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "bool";
      case VALUE_NUMBER_INT -> "int";
      case VALUE_NUMBER_FLOAT -> "float";
      case VALUE_STRING -> "string";
      default -> "json";
    };
  }

  /** A row for each label of an object; a value without columns has none. */
  private void labels(JsonParser json, Dataset dataset, List<Row> children, Reading reading)
      throws IOException, BadLine {
    children.removeIf(child -> child.dataset() == dataset);
    if (!open(json, json.currentName())) {
      return;
    }
    Dataset.Column column = dataset.columns().get(2);
    Map<String, Row> rows = new LinkedHashMap<>();
    while (Exploder.nextField(json)) {
      String label = values.fit(values.clean(json.currentName()), dataset, column);
      Object[] row = reading.value(label);
      if (row != null) {
        rows.put(label, new Row(dataset, row));
      }
    }
    children.addAll(rows.values());
  }

  /** Whether there is an object to read; null is an empty one. */
  private static boolean open(JsonParser json, String name) throws BadLine {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return false;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new BadLine(name + " is no object");
    }
    return true;
  }
}
