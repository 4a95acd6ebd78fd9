package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.acceptance.harness.SearchRelay.Answer;
import io.serai.acceptance.harness.SearchRelay.Asked;
import io.serai.acceptance.harness.SearchRelay.Node;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.http.HttpHost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.RestClient;

/**
 * What a hub asks Elasticsearch, written down to a file, to be asked again by a bare client that
 * reads every answer and thinks nothing.
 */
public final class SearchRecord implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Longer bodies are bulks, which name no point in time. */
  private static final int LONGEST_QUESTION = 100_000;

  private final Mailbox recorded;
  private final Path file;
  private final DataOutputStream out;
  private final SearchRelay relay;
  private String pointInTime = "";
  private long size;

  /**
   * A record that begins now.
   *
   * @param outputs where the hub that is recorded writes to
   */
  public SearchRecord(Mailbox outputs) {
    recorded = outputs;
    try {
      file = Files.createTempFile(Path.of("acceptance/target"), "requests", ".bin");
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    relay = new SearchRelay(this::record);
  }

  /** The address the hub asks at. */
  public String url() {
    return relay.url();
  }

  /** How many requests there are. */
  public synchronized long size() {
    return size;
  }

  private synchronized Answer record(Asked asked, Node node) throws IOException {
    Answer answer = node.ask(asked);
    if (asked.path().contains("/_pit?")) {
      pointInTime = JSON.readTree(answer.body()).path("id").asText();
    }
    // why: health probes and cluster versions are no part of a run
    if (!asked.path().equals("/")) {
      write(out, asked);
      size++;
    }
    return answer;
  }

  private static void write(DataOutputStream out, Asked asked) throws IOException {
    out.writeUTF(asked.method());
    out.writeUTF(asked.path());
    out.writeUTF(asked.type());
    out.writeUTF(asked.accept());
    byte[] body = asked.body().getBytes(StandardCharsets.UTF_8);
    out.writeInt(body.length);
    out.write(body);
  }

  private static Asked read(DataInputStream in) throws IOException {
    String method = in.readUTF();
    String path = in.readUTF();
    String type = in.readUTF();
    String accept = in.readUTF();
    return new Asked(method, path, type, accept, text(in.readNBytes(in.readInt())));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The record is complete. */
  public synchronized void stop() {
    relay.close();
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks everything again, for indices of another mailbox.
   *
   * @return seconds
   */
  public double replay(Mailbox outputs) {
    Path renamed = file.resolveSibling(file.getFileName() + ".renamed");
    try (RestClient client = RestClient.builder(HttpHost.create(outputs.store().url())).build()) {
      rename(renamed, outputs);
      long begun = System.nanoTime();
      replay(renamed, client);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Files.delete(renamed);
      return seconds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** why ahead of time: finding names in bodies is no work of a floor. */
  private void rename(Path renamed, Mailbox outputs) throws IOException {
    try (DataInputStream in = open(file);
        DataOutputStream to =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(renamed)))) {
      for (long i = 0; i < size; i++) {
        Asked asked = read(in);
        write(
            to,
            new Asked(
                asked.method(),
                asked.path().replace(recorded.index(""), outputs.index("")),
                asked.type(),
                asked.accept(),
                asked.body().replace(recorded.index(""), outputs.index(""))));
      }
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
  }

  private void replay(Path renamed, RestClient client) throws IOException {
    String opened = pointInTime;
    try (DataInputStream in = open(renamed)) {
      for (long i = 0; i < size; i++) {
        Asked asked = read(in);
        Response response = client.performRequest(request(asked, opened));
        if (response.getEntity() != null) {
          try (InputStream content = response.getEntity().getContent()) {
            var answer = JSON.readTree(content);
            if (asked.path().contains("/_pit?")) {
              opened = answer.path("id").asText();
            }
          }
        }
      }
    }
  }

  private Request request(Asked asked, String opened) {
    Request request = new Request(asked.method(), asked.path());
    request.addParameter("ignore", "404");
    request.setOptions(RequestOptions.DEFAULT.toBuilder().addHeader("Accept", asked.accept()));
    if (!asked.body().isEmpty()) {
      String body =
          asked.body().length() > LONGEST_QUESTION
              ? asked.body()
              : asked.body().replace(pointInTime, opened);
      request.setEntity(
          new ByteArrayEntity(
              body.getBytes(StandardCharsets.UTF_8), ContentType.parse(asked.type())));
    }
    return request;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
