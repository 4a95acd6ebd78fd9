package io.serai.acceptance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.acceptance.bench.Case.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a case came to, for people and for programs.
 *
 * @param size of the input, in words
 * @param machine what it ran on
 * @param notes versions of what was measured, and how a floor was made
 */
record Report(
    Case of,
    String size,
    int repetitions,
    Map<String, String> machine,
    Map<String, String> notes,
    Samples samples) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String ROW = "%-34s %8s %9s %9s %9s %10s   %-24s %s%n";

  /** A table with a heading. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %s%n%s, %d interleaved repetition%s, medians; less is better%n",
            of.name(),
            of.description(),
            size,
            repetitions,
            repetitions == 1 ? "" : "s"));
    machine.forEach((name, value) -> text.append(String.format("  %s: %s%n", name, value)));
    notes.forEach((name, value) -> text.append(String.format("  %s: %s%n", name, value)));
    text.append(String.format(ROW, "", "", "floor", "hub", "plain", "hub/floor", "limit", "met"));
    for (Measure measure : of.measures()) {
      text.append(row(measure).stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private String row(Measure measure) {
    Double floor = samples.median(Kind.FLOOR, measure.name());
    Double hub = samples.median(Kind.HUB, measure.name());
    Double plain = samples.median(Kind.PLAIN, measure.name());
    Boolean met = measure.limit().met(hub, floor, plain);
    return String.format(
        Locale.ROOT,
        ROW,
        measure.name(),
        measure.unit(),
        Figure.text(floor),
        Figure.text(hub),
        Figure.text(plain),
        Figure.text(ratio(hub, floor)),
        measure.limit(),
        met == null ? "" : met ? "yes" : "NO");
  }

  private static Double ratio(Double hub, Double floor) {
    return hub == null || floor == null ? null : Double.valueOf(hub / floor);
  }

  /** The same as JSON, with every sample. */
  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("case", of.name());
    report.put("size", size);
    report.put("repetitions", repetitions);
    report.put("machine", machine);
    report.put("notes", notes);
    List<Map<String, Object>> lines = new ArrayList<>();
    of.measures().forEach(measure -> lines.add(line(measure)));
    report.put("measures", lines);
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> line(Measure measure) {
    Double floor = samples.median(Kind.FLOOR, measure.name());
    Double hub = samples.median(Kind.HUB, measure.name());
    Double plain = samples.median(Kind.PLAIN, measure.name());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", measure.name());
    line.put("unit", measure.unit());
    line.put("floor", floor);
    line.put("hub", hub);
    line.put("plain", plain);
    line.put("ratio", ratio(hub, floor));
    line.put("limit", measure.limit().toString());
    line.put("met", measure.limit().met(hub, floor, plain));
    Map<String, List<Double>> all = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      all.put(kind.name().toLowerCase(Locale.ROOT), samples.all(kind, measure.name()));
    }
    line.put("samples", all);
    return line;
  }
}
