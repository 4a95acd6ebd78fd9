package io.serai.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3 on a folder: a bucket is a sub-folder, an object a plain file one can look at. */
public final class S3 implements Server {
  private static final List<String> BUCKETS =
      List.of("totesys-ingestion", "totesys-processed", "sailthru-exports", "sailthru-lake");

  private final S3Proxy proxy;

  private S3(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /** Starts it on a folder, which is made with its buckets when absent. Any key is accepted. */
  public static S3 start(Path folder) throws Exception {
    Files.createDirectories(folder);
    FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(folder.toString());
    for (String bucket : BUCKETS) {
      createBucket(store, folder, bucket);
    }
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .build();
    proxy.start();
    return new S3(proxy);
  }

  private static void createBucket(FilesystemNio2BlobStore store, Path folder, String bucket)
      throws IOException {
    if (!Files.isDirectory(folder.resolve(bucket))) {
      store.createContainer(bucket);
    }
  }

  /** Puts a file over the object of that name, as anybody with a key to the bucket may. */
  public void put(String bucket, String key, Path file) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("%s/%s/%s".formatted(address(), bucket, key)))
            .PUT(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    try {
      int status =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status != 200) {
        throw new IOException("S3 answered %d to the put of '%s'".formatted(status, key));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public String name() {
    return "S3";
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + proxy.getPort();
  }

  @Override
  public Map<String, String> endpoints() {
    return Map.of("s3.endpoint", address());
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3 does not stop", e);
    }
  }
}
