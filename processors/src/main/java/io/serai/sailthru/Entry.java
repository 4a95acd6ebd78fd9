package io.serai.sailthru;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.lake.Manifest;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One export file of a delivery, as the stage manifest's fact {@code entries} describes it.
 *
 * @param file its base name
 * @param kind the word of its {@link ExportKind}
 * @param clientId the vendor's number of the client, or null
 * @param exportTs the moment the export stands for: newer ones win
 * @param dataDay the day the data are of, in the vendor's zone
 * @param sha256 of its unpacked content
 * @param precedence decides between two files of one moment; greater wins
 * @param read lines with content
 * @param notes what was remarkable, counted by name
 * @param parts keys of its parts
 */
public record Entry(
    String file,
    String kind,
    String clientId,
    Instant exportTs,
    LocalDate dataDay,
    String sha256,
    long precedence,
    long read,
    long rejected,
    Map<String, Long> notes,
    List<String> parts) {
  /** The fact that holds the list. */
  public static final String FACT = "entries";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** The same file with fewer records and other parts. */
  public Entry with(long recordsRead, List<String> otherParts) {
    return new Entry(
        file,
        kind,
        clientId,
        exportTs,
        dataDay,
        sha256,
        precedence,
        recordsRead,
        rejected,
        notes,
        otherParts);
  }

  /** The list as the fact's value. */
  public static String write(List<Entry> entries) {
    try {
      return JSON.writeValueAsString(entries);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The entries of a stage manifest.
   *
   * @throws SeraiException BAD_MANIFEST when it has none
   */
  public static List<Entry> of(Manifest manifest) {
    try {
      return JSON.readValue(
          manifest.facts().getOrDefault(FACT, ""), new TypeReference<List<Entry>>() {});
    } catch (JsonProcessingException e) {
      throw new SeraiException(
          HubError.BAD_MANIFEST, "sailthru", e, "manifest '%s' has no entries", manifest.name());
    }
  }

  /** Counted notes as JSON, null for none. */
  public String notesJson() {
    try {
      return notes.isEmpty() ? null : JSON.writeValueAsString(new java.util.TreeMap<>(notes));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
