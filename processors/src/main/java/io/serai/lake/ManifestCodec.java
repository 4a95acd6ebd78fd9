package io.serai.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.nio.charset.StandardCharsets;

/**
 * Manifests as JSON with a seal: the SHA-256 of everything else. A manifest edited behind the hub's
 * back no longer matches its seal and is refused.
 */
public final class ManifestCodec {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SEAL = "seal";

  private ManifestCodec() {}

  /** Key of a manifest: {@code manifests/<flow>/<stage>/<runId>/<name>.json}. */
  public static String key(Manifest manifest) {
    return key(manifest.flow(), manifest.stage(), manifest.runId(), manifest.name());
  }

  /** As {@link #key(Manifest)}, of a manifest that may not be there. */
  public static String key(String flow, String stage, String runId, String name) {
    return "%s%s/%s.json".formatted(prefix(flow, stage), runId, name);
  }

  /** Where a stage's manifests lie. */
  public static String prefix(String flow, String stage) {
    return "manifests/%s/%s/".formatted(flow, stage);
  }

  /** The run id in a manifest's key. */
  public static String runIdOf(String key) {
    return key.split("/")[3];
  }

  /**
   * The unit in a manifest's key, with or without a revision: the file's name up to its first dot.
   */
  public static String unitOf(String key) {
    String file = key.substring(key.lastIndexOf('/') + 1);
    return file.substring(0, file.indexOf('.'));
  }

  public static byte[] encode(Manifest manifest) {
    ObjectNode node = JSON.valueToTree(manifest);
    node.put(SEAL, seal(node));
    return node.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws SeraiException BAD_MANIFEST when it is not JSON, lacks fields or does not match its
   *     seal
   */
  public static Manifest decode(String flow, String key, byte[] json) {
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(json);
      JsonNode seal = node.remove(SEAL);
      if (seal != null && seal.asText().equals(seal(node))) {
        Manifest manifest = JSON.treeToValue(node, Manifest.class);
        if (key(manifest).equals(key)) {
          return manifest;
        }
      }
      throw new SeraiException(
          HubError.BAD_MANIFEST, flow, "manifest '%s' does not match its seal", key);
    } catch (JsonProcessingException | ClassCastException | NullPointerException e) {
      throw new SeraiException(
          HubError.BAD_MANIFEST, flow, e, "manifest '%s' is not readable", key);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String seal(JsonNode node) {
    return Sha256.hex(node.toString().getBytes(StandardCharsets.UTF_8));
  }
}
