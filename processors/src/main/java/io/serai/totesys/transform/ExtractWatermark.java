package io.serai.totesys.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What transform reads in the watermark that extract keeps of each table. */
final class ExtractWatermark {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ExtractWatermark() {}

  /** Key of the table's newest manifest; empty when there was never one. */
  static Optional<String> manifest(String json) {
    try {
      JsonNode manifest = JSON.readTree(json).path("manifest");
      return manifest.isTextual() ? Optional.of(manifest.textValue()) : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
