package io.serai.acceptance.bench.engagements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.acceptance.harness.Mailbox;
import io.serai.acceptance.harness.SearchStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way it is done without a plan: for each account terms aggregations, asked again with every
 * page of hits; all roles by a scan of the whole index; bulks of 500.
 */
final class EverythingEveryTime {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAGE = 2_500;
  private static final int CHUNK = 500;
  private static final List<String> ROLES = List.of("from", "to", "cc");

  private final Mailbox mailbox;
  private final SearchStore store;

  EverythingEveryTime(Mailbox mailbox) {
    this.mailbox = mailbox;
    this.store = mailbox.store();
  }

  /**
   * Runs once.
   *
   * @param since lower bound of the date of messages that are aggregated; null for none
   * @return seconds
   */
  double run(String since) {
    long begun = System.nanoTime();
    Map<String, String> accounts = new LinkedHashMap<>();
    Map<String, ObjectNode> domains = new LinkedHashMap<>();
    for (String account : accounts()) {
      ObjectNode document = account(account, since);
      if (document != null) {
        accounts.put(account, document.toString());
        rollUp(document, domains);
      }
    }
    Map<String, String> byDomain = new LinkedHashMap<>();
    domains.forEach((domain, document) -> byDomain.put(domain, document.toString()));
    write(Mailbox.STATISTICS, accounts);
    write(Mailbox.ACCOUNTS, accounts);
    write(Mailbox.DOMAINS, byDomain);
    messages();
    return (System.nanoTime() - begun) / 1e9;
  }

  private JsonNode search(ObjectNode query) {
    return store.send("POST", "/" + mailbox.source() + "/_search", query.toString());
  }

  private List<String> accounts() {
    ObjectNode query = JSON.createObjectNode().put("size", 0);
    query
        .putObject("aggs")
        .putObject("account")
        .putObject("terms")
        .put("field", "account")
        .put("size", 10_000);
    List<String> accounts = new ArrayList<>();
    search(query)
        .at("/aggregations/account/buckets")
        .forEach(b -> accounts.add(b.path("key").asText()));
    return accounts;
  }

  /** All pages of an account; null when it has no message. */
  private ObjectNode account(String account, String since) {
    ObjectNode query = JSON.createObjectNode().put("size", PAGE).put("_source", false);
    query.putArray("sort").addObject().put("date", "asc");
    var must = query.putObject("query").putObject("bool").putArray("must");
    must.addObject().putObject("term").put("account", account);
    if (since != null) {
      must.addObject().putObject("range").putObject("date").put("gt", since);
    }
    ObjectNode aggs = query.putObject("aggs");
    for (String role : ROLES) {
      ObjectNode terms = aggs.putObject(role);
      terms.putObject("terms").put("field", role + ".address").put("size", 10_000);
      ObjectNode inner = terms.putObject("aggs");
      inner.putObject("max_date").putObject("max").put("field", "date");
      inner.putObject("min_date").putObject("min").put("field", "date");
    }
    JsonNode last = null;
    JsonNode answer = search(query);
    while (!answer.at("/hits/hits").isEmpty()) {
      last = answer.path("aggregations");
      JsonNode hits = answer.at("/hits/hits");
      query.set("search_after", hits.get(hits.size() - 1).path("sort"));
      answer = search(query);
    }
    return last == null ? null : document(account, last);
  }

  private static ObjectNode document(String account, JsonNode aggregations) {
    ObjectNode document = JSON.createObjectNode().put("account", account);
    for (String role : ROLES) {
      var list = document.putArray("emails_" + role);
      for (JsonNode bucket : aggregations.path(role).path("buckets")) {
        list.addObject()
            .put("relationship", role)
            .put("email_address", bucket.path("key").asText())
            .put("count", bucket.path("doc_count").asLong())
            .put("earliest", bucket.at("/min_date/value_as_string").asText(null))
            .put("latest", bucket.at("/max_date/value_as_string").asText(null));
      }
    }
    return document;
  }

  private static void rollUp(ObjectNode account, Map<String, ObjectNode> domains) {
    for (String role : ROLES) {
      for (JsonNode entry : account.path("emails_" + role)) {
        String address = entry.path("email_address").asText();
        String domain = address.substring(address.indexOf('@') + 1);
        if (domain.isBlank()) {
          continue;
        }
        ObjectNode document =
            domains.computeIfAbsent(domain, d -> JSON.createObjectNode().put("domain", d));
        document.put("total", document.path("total").asLong() + entry.path("count").asLong());
        document.withArray("email_engagements").add(entry);
      }
    }
  }

  /** Every message of the index, whoever was touched. */
  private void messages() {
    ObjectNode query = JSON.createObjectNode().put("size", PAGE).put("_source", false);
    query.putArray("sort").addObject().put("date", "asc");
    query
        .putArray("fields")
        .add("account")
        .add("messageId")
        .add("from.address")
        .add("to.address")
        .add("cc.address");
    JsonNode hits = search(query).at("/hits/hits");
    while (!hits.isEmpty()) {
      Map<String, String> page = new LinkedHashMap<>();
      for (JsonNode hit : hits) {
        JsonNode fields = hit.path("fields");
        String id = fields.at("/account/0").asText() + fields.at("/messageId/0").asText();
        page.put(id, fields.toString());
      }
      write(Mailbox.ROLES, page);
      query.set("search_after", hits.get(hits.size() - 1).path("sort"));
      hits = search(query).at("/hits/hits");
    }
  }

  private void write(String index, Map<String, String> documents) {
    store.bulk(mailbox.index(index), documents, CHUNK);
  }
}
