package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.ErrorCode;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;

/**
 * Questions that no Camel endpoint asks: refresh, point in time, aggregations of a plan. Calls wait
 * for their answer, so its client is not the one of the routes, whose threads carry answers.
 */
public final class Cluster implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestClient rest;
  private final ElasticsearchClient client;
  private final int compatibility;
  private final BackOff backOff;

  public Cluster(RestClient rest, int compatibility, BackOff backOff) {
    this.rest = rest;
    this.client = new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
    this.compatibility = compatibility;
    this.backOff = backOff;
  }

  /** A call that may fail as calls over a network do. */
  @FunctionalInterface
  interface Call<T> {
    T make(ElasticsearchClient client) throws IOException;
  }

  /**
   * Makes a call, and makes it again after growing pauses while it fails for a passing reason.
   *
   * @throws SeraiException CLUSTER_UNAVAILABLE or REQUEST_REFUSED
   */
  <T> T call(Call<T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return once(call);
      } catch (SeraiException e) {
        if (e.code().retry() != ErrorCode.Retry.TRANSIENT || tried >= backOff.tries()) {
          throw e;
        }
        pause(backOff.before(tried));
      }
    }
  }

  private <T> T once(Call<T> call) {
    try {
      return call.make(client);
    } catch (IOException | RuntimeException e) {
      throw Failures.coded(e);
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes everything visible that was written to an index, before it is counted. */
  public void refresh(String... names) {
    call(c -> c.indices().refresh(r -> r.index(List.of(names))));
  }

  /** Opens a point in time: every page that is asked at it sees the same documents. */
  public String openPointInTime(String index, Time keepAlive) {
    return call(c -> c.openPointInTime(p -> p.index(index).keepAlive(keepAlive)).id());
  }

  /** Closes it; one that has ended by itself is no failure. */
  public void closePointInTime(String id) {
    try {
      call(c -> c.closePointInTime(p -> p.id(id)));
    } catch (SeraiException e) {
      if (e.code() != EngagementsError.REQUEST_REFUSED) {
        throw e;
      }
    }
  }

  /** A document's JSON, or empty when there is none. */
  public Optional<ObjectNode> get(String index, String id) {
    return Optional.ofNullable(
        call(c -> c.get(get -> get.index(index).id(id), ObjectNode.class).source()));
  }

  /** Puts a document, visible at once. */
  public void put(String index, String id, BinaryData document) {
    call(c -> c.index(put -> put.index(index).id(id).document(document).refresh(Refresh.True)));
  }

  /** One search whose answer must be whole. */
  public MultiSearchResponseItem<ObjectNode> search(RequestItem item) {
    return call(
        c ->
            Answers.whole(
                    c.msearch(MsearchRequest.of(m -> m.searches(item)), ObjectNode.class)
                        .responses())
                .get(0));
  }

  /** One search as JSON, its answer too. */
  public JsonNode search(String index, JsonNode body) {
    return call(
        c -> {
          Request request = new Request("POST", "/" + index + "/_search");
          request.addParameter("allow_partial_search_results", "false");
          request.setJsonEntity(body.toString());
          return JSON.readTree(rest.performRequest(request).getEntity().getContent());
        });
  }

  /**
   * The server answers, and is of the version the settings name.
   *
   * @throws SeraiException WRONG_COMPATIBILITY, CLUSTER_UNAVAILABLE
   */
  public String probe() {
    // why: without a version's media type, which a server of another version would refuse
    String version =
        call(
            c ->
                JSON.readTree(rest.performRequest(new Request("GET", "/")).getEntity().getContent())
                    .at("/version/number")
                    .asText());
    if (!version.startsWith(compatibility + ".")) {
      throw new SeraiException(
          EngagementsError.WRONG_COMPATIBILITY,
          "engagements",
          "the server is of version '%s', elasticsearch.compatibility is '%d'",
          version,
          compatibility);
    }
    return version;
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
