package io.serai.sailthru.load;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.lake.Manifest;
import io.serai.lake.ManifestCodec;
import io.serai.lake.ManifestStore;
import io.serai.lake.Part;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Takes people out of the lake. A part that tells of one is written again without, under a new key;
 * then its manifest names the new one, then whatever it does not name is deleted: the old one, and
 * what an erasure that was cut off has left. Received files that have been staged are deleted:
 * nothing needs them any more.
 */
public final class LakeErasure {
  private static final String FLOW = "sailthru";
  private static final String SUFFIX = ".json.gz";

  /** What follows a unit's name in the keys of its parts, before an erasure and after. */
  private static final String PART = "-\\d+-part-\\d{5}(\\.e\\d+)*\\.json\\.gz";

  private final S3Client s3;
  private final String bucket;
  private final ManifestStore manifests;
  private final StagedLines lines;

  /**
   * @param bucket the lake's
   * @param lines reads and writes parts
   */
  public LakeErasure(S3Client s3, String bucket, ManifestStore manifests, StagedLines lines) {
    this.s3 = s3;
    this.bucket = bucket;
    this.manifests = manifests;
    this.lines = lines;
  }

  /** Ids of profiles with one of these hashes of an address. */
  Set<String> find(Collection<String> hashes) {
    Set<String> found = new TreeSet<>();
    inLake(
        () -> {
          for (String key : manifests.list(FLOW, "stage", null)) {
            for (Part part : manifests.read(FLOW, key).parts()) {
              if (Dataset.of(part.dataset()) == Dataset.PROFILE) {
                found.addAll(lines.idsOf(part, hashes));
              }
            }
          }
        });
    return found;
  }

  /**
   * Takes profiles out.
   *
   * @param number of the request; it is part of the new keys
   */
  void erase(Set<String> profiles, long number) {
    inLake(
        () -> {
          List<String> staged = manifests.list(FLOW, "stage", null);
          for (String key : staged) {
            rewrite(key, profiles, ".e" + number + SUFFIX);
          }
          deleteReceived(staged);
        });
  }

  private void rewrite(String key, Set<String> profiles, String suffix) throws IOException {
    Manifest manifest = manifests.read(FLOW, key);
    Map<String, Part> replaced = new HashMap<>();
    for (Part part : manifest.parts()) {
      String person = Table.of(Dataset.of(part.dataset())).person();
      if (person != null && !part.key().endsWith(suffix)) {
        String next = part.key().replace(SUFFIX, suffix);
        lines.without(part, person, profiles, next).ifPresent(p -> replaced.put(part.key(), p));
      }
    }
    Manifest now = manifest;
    if (!replaced.isEmpty()) {
      now = without(manifest, replaced);
      byte[] json = ManifestCodec.encode(now);
      s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(json));
    }
    deleteUnnamed(now);
  }

  private void deleteUnnamed(Manifest manifest) {
    Set<String> named = manifest.parts().stream().map(Part::key).collect(Collectors.toSet());
    Pattern own = Pattern.compile(Pattern.quote(manifest.name()) + PART);
    Set<String> folders =
        named.stream()
            .map(key -> key.substring(0, key.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    for (String folder : folders) {
      delete(
          folder + manifest.name(),
          key -> !named.contains(key) && own.matcher(key.substring(folder.length())).matches());
    }
  }

  private void delete(String prefix, Predicate<String> which) {
    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .filter(which)
        .forEach(key -> s3.deleteObject(delete -> delete.bucket(bucket).key(key)));
  }

  private static Manifest without(Manifest manifest, Map<String, Part> replaced) {
    List<Part> parts =
        manifest.parts().stream().map(part -> replaced.getOrDefault(part.key(), part)).toList();
    Map<String, Long> gone = new HashMap<>();
    for (Part part : manifest.parts()) {
      Part next = replaced.get(part.key());
      gone.put(part.key(), next == null || part.derived() ? 0 : part.rows() - next.rows());
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : Entry.of(manifest)) {
      entries.add(
          entry.with(
              entry.read() - entry.parts().stream().mapToLong(gone::get).sum(),
              entry.parts().stream()
                  .map(key -> replaced.containsKey(key) ? replaced.get(key).key() : key)
                  .toList()));
    }
    Map<String, String> facts = new HashMap<>(manifest.facts());
    facts.put(Entry.FACT, Entry.write(entries));
    long rows = parts.stream().filter(part -> !part.derived()).mapToLong(Part::rows).sum();
    return new Manifest(
        manifest.flow(),
        manifest.stage(),
        manifest.runId(),
        manifest.name(),
        manifest.input(),
        rows,
        manifest.rejected(),
        facts,
        parts);
  }

  private void deleteReceived(List<String> staged) {
    for (String key : staged) {
      String run = ManifestCodec.runIdOf(key);
      String folder = "/run=%s/%s/".formatted(run, ManifestCodec.unitOf(key));
      delete("raw/sailthru/", raw -> raw.contains(folder));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void inLake(Work work) {
    try {
      work.run();
    } catch (SdkException e) {
      throw new SeraiException(
          HubError.SERVICE_UNAVAILABLE, FLOW, e, "S3 bucket '%s' does not answer", bucket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
