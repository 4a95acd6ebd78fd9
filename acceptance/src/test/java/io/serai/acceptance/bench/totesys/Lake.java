package io.serai.acceptance.bench.totesys;

import io.serai.acceptance.harness.Space;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/** Files to and from S3 with the bare SDK. */
record Lake(Space space, Path folder) {
  void put(String key, Path file) {
    space
        .s3()
        .putObject(
            p -> p.bucket(space.processed()).key("floor/" + key), RequestBody.fromFile(file));
  }

  /** All objects of a dataset, as {@code <prefix>/<dataset>/…} of a hub's bucket. */
  List<Path> get(String bucket, String prefix, String dataset) {
    return space.keys(bucket, prefix + "/" + dataset + "/").stream()
        .map(key -> get(bucket, key))
        .toList();
  }

  private Path get(String bucket, String key) {
    Path file = folder.resolve(key.replaceAll(".*run=[^/]*/", key.split("/")[1] + "-"));
    space.s3().getObject(g -> g.bucket(bucket).key(key), file);
    return file;
  }
}
