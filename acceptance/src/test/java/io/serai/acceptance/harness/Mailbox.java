package io.serai.acceptance.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

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

  private final SearchStore store = new SearchStore(Sandbox.address("elasticsearch.url"));
  private final String name =
      "m%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  private final Database hub = Database.create("hub_" + name.replace('-', '_'), null);

  private Mailbox() {}

  /** A source without a document. */
  public static Mailbox empty() {
    Mailbox mailbox = new Mailbox();
    try {
      String shape =
          Files.readString(SHAPE).replace("\"aliases\": {\"search-shinobi-email\": {}},", "");
      mailbox.store.send("PUT", "/" + mailbox.source(), shape);
      return mailbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source with the documents of a file of hits. */
  public static Mailbox of(Path hits) {
    Mailbox mailbox = empty();
    mailbox.store.put(mailbox.source(), hits);
    return mailbox;
  }

  /** The name of the source index. */
  public String source() {
    return name + "-source";
  }

  /** Puts documents into the source, id to JSON. */
  public void put(Map<String, String> documents) {
    store.put(source(), documents);
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
