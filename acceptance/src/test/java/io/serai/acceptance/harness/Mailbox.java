package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Indices that belong to one test alone, on the shared Elasticsearch, and a ledger. */
public final class Mailbox implements Ground {
  /** The indices a run writes, without their prefix. */
  public static final String ROLES = "search-message-roles";

  public static final String ACCOUNTS = "search-accounts-engagements";
  public static final String STATISTICS = "search-accounts-statistics";
  public static final String DOMAINS = "search-domains-engagements";
  public static final String RUNS = "search-runtime-stats";

  private static final Path SHAPE =
      Path.of("sandbox/src/main/resources/io/serai/sandbox/engagements/mailbox.json");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final AtomicLong RECEIVED = new AtomicLong();

  private final SearchStore store = new SearchStore(Sandbox.address("elasticsearch.url"));
  private final String name =
      "m%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  private final Database hub = Database.create("hub_" + name.replace('-', '_'), null);
  private final String source;

  private Mailbox(String source) {
    this.source = source == null ? name + "-source" : source;
  }

  /** A source without a document. */
  public static Mailbox empty() {
    Mailbox mailbox = new Mailbox(null);
    mailbox.makeSource();
    return mailbox;
  }

  private void makeSource() {
    try {
      String shape =
          Files.readString(SHAPE).replace("\"aliases\": {\"search-shinobi-email\": {}},", "");
      store.send("PUT", "/" + source, shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it was made: a source without a document, no index of a run, no run in the ledger. */
  public void clear() {
    dropIndices();
    makeSource();
    hub.run(
        "TRUNCATE serai.run, serai.watermark, serai.lease, serai.attempt, serai.dead_letter,"
            + " serai.rejected, serai.alarm CASCADE");
  }

  /** A source with what a file of hits leaves in it. */
  public static Mailbox of(Path hits) {
    Mailbox mailbox = empty();
    mailbox.put(hits, line -> true);
    return mailbox;
  }

  /** Puts the documents of a file of hits, and deletes those it says are deleted. */
  public void put(Path hits, Predicate<SearchStore.Line> wanted) {
    store.put(source(), hits, wanted);
  }

  /** The name of the source index. */
  public String source() {
    return source;
  }

  /** Other outputs and another ledger over the same source. */
  public Mailbox again() {
    return new Mailbox(source);
  }

  /** Gives back its indices and its ledger: disks are smaller than benchmarks. */
  public void drop() {
    hub.drop();
    dropIndices();
  }

  private void dropIndices() {
    drop("/", "/_cat/indices/%s*?format=json".formatted(prefix()), "index");
    drop("/_index_template/", "/_cat/templates/%s*?format=json".formatted(prefix()), "name");
  }

  private void drop(String path, String listing, String field) {
    List<String> names = store.send("GET", listing, null).findValuesAsText(field);
    if (!names.isEmpty()) {
      store.send("DELETE", path + String.join(",", names), null);
    }
  }

  /**
   * New mail for the first accounts.
   *
   * @param each messages for each of them
   */
  public void receive(int accounts, int each) {
    String now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString();
    JsonNode buckets =
        store
            .send(
                "POST",
                "/" + source + "/_search",
                """
                {"size": 0, "aggs": {"a": {"terms": {"field": "account", "size": %d,
                 "order": {"_key": "asc"}}}}}
                """
                    .formatted(accounts))
            .at("/aggregations/a/buckets");
    List<Mail> mails = new ArrayList<>();
    for (JsonNode bucket : buckets) {
      for (int i = 0; i < each; i++) {
        String id = "r%d@client.example".formatted(RECEIVED.incrementAndGet());
        mails.add(
            Mail.of(bucket.path("key").asText(), id, now)
                .taken(now)
                .from("ann@client.example")
                .to("us@ourco.test"));
      }
    }
    put(mails.toArray(Mail[]::new));
  }

  /** Puts documents into the source, id to JSON. */
  public void put(Map<String, String> documents) {
    store.put(source(), documents);
  }

  /** Puts messages into the source. */
  public void put(Mail... messages) {
    Map<String, String> documents = new LinkedHashMap<>();
    for (Mail mail : messages) {
      documents.put(mail.id(), mail.source().toString());
    }
    put(documents);
  }

  /** Deletes a document of the source. */
  public void delete(String id) {
    store.delete(source(), id);
  }

  /** All documents of an output index by id. */
  public Map<String, JsonNode> documents(String index) {
    return store.documents(index(index));
  }

  /** The full name of an output index. */
  public String index(String name) {
    return prefix() + name;
  }

  private String prefix() {
    return name + "-";
  }

  public SearchStore store() {
    return store;
  }

  @Override
  public Database hub() {
    return hub;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("hub.flows", "engagements");
    settings.put("hub.jdbc.url", hub.url());
    settings.put("engagements.source-index", source());
    settings.put("elasticsearch.index-prefix", prefix());
    settings.put("engagements.message-roles.schedule", "off");
    settings.put("hub.work-dir", "acceptance/target/work/" + name);
    return settings;
  }
}
