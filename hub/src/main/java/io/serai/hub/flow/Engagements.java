package io.serai.hub.flow;

import io.serai.core.Run;
import io.serai.engagements.DomainRule;
import io.serai.engagements.RunMirror;
import io.serai.engagements.Selection;
import io.serai.engagements.aggregate.AggregatePlan;
import io.serai.engagements.aggregate.AggregateSettle;
import io.serai.engagements.aggregate.AggregateSteps;
import io.serai.engagements.elastic.Answers;
import io.serai.engagements.elastic.BulkSteps;
import io.serai.engagements.elastic.Cluster;
import io.serai.engagements.elastic.IndexSetup;
import io.serai.engagements.elastic.Indices;
import io.serai.engagements.roles.RolesPlan;
import io.serai.engagements.roles.RolesSteps;
import io.serai.hub.ledger.RunStatus;
import io.serai.hub.question.SearchBook;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.spi.Registry;

/** The engagements flow: who wrote to whom, from a mailbox index to five indices. */
final class Engagements implements Flow {
  private static final Path CONFIG = Path.of("config/engagements");

  private volatile RunMirror mirror;

  @Override
  public String name() {
    return "engagements";
  }

  @Override
  public List<Stage> stages() {
    return List.of(
        new Stage("message-roles", "accounts read", "aggregate"),
        new Stage("aggregate", "kinds of documents counted", null));
  }

  @Override
  public List<String> scheduleKeys() {
    return List.of("engagements.message-roles.schedule");
  }

  @Override
  public Map<String, PayloadKey> payload() {
    Map<String, PayloadKey> keys = new LinkedHashMap<>();
    keys.put(
        Selection.FROM_DATE,
        new PayloadKey(
            PayloadKey.Type.TEXT,
            "Only accounts with messages from this date on, inclusive.",
            date -> Selection.date((String) date)));
    keys.put(Selection.BACKFILLED, accounts("Read these accounts again, from their beginning."));
    keys.put(Selection.BACKFILL, accounts("The same as backfilled_accounts."));
    keys.put(Selection.EXCLUDE, accounts("Leave these accounts alone."));
    return keys;
  }

  @Override
  public void check(Map<String, Object> payload) {
    Selection.of(payload);
  }

  private static PayloadKey accounts(String doc) {
    return new PayloadKey(PayloadKey.Type.TEXTS, doc, names -> {});
  }

  @Override
  public void bind(FlowContext context) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    ElasticsearchAccess access = new ElasticsearchAccess(settings);
    Cluster cluster = access.cluster();
    Indices indices = indices(settings);
    IndexSetup setup =
        new IndexSetup(cluster, CONFIG, indices, (int) settings.integer("engagements.replicas"));
    context
        .probes()
        .accept(new Probe("Elasticsearch", access.addressKey(), () -> probe(cluster, setup)));
    context
        .questions()
        .accept(
            new SearchBook(name(), CONFIG.resolve("questions"), names(indices), cluster::search));
    mirror = new RunMirror(cluster, indices, context.clock());
    registry.bind("elasticsearchClient", access.client(), null, "close");
    registry.bind("engagementsCluster", cluster, null, "close");
    registry.bind("engagementsLanes", threads(), null, "shutdown");
    Beans beans = new Beans(registry);
    beans.bind("engagementsAsk", Answers::ask);
    beans.bind("engagementsCheck", Answers::check);
    beans.bind("engagementsFail", Answers::fail);
    bindWrites(context, access);
    bindRoles(context, cluster, setup, indices);
    bindAggregate(context, cluster, setup, indices);
  }

  private static String probe(Cluster cluster, IndexSetup setup) {
    String version = cluster.probe();
    setup.check();
    return version;
  }

  private static void bindWrites(FlowContext context, ElasticsearchAccess access) {
    Beans beans = new Beans(context.registry());
    BulkSteps steps = new BulkSteps(context.ledger(), access.backOff());
    beans.bind("engagementsBulkOpen", steps::open);
    beans.bind("engagementsBulkSend", steps::send);
    beans.bind("engagementsBulkReceive", steps::receive);
    beans.bind("engagementsBulkWritten", steps::written);
  }

  private void bindRoles(FlowContext context, Cluster cluster, IndexSetup setup, Indices indices) {
    Settings settings = context.settings();
    RolesPlan.Reading reading =
        new RolesPlan.Reading(
            (int) settings.integer("engagements.page"),
            (int) settings.integer("engagements.buckets"),
            lanes(settings),
            settings.duration("engagements.keep-alive"),
            settings.duration("engagements.safety-lag"));
    RolesPlan plan =
        new RolesPlan(
            cluster, setup, indices, context.ledger(), domains(settings), reading, mirror::facts);
    Beans beans = new Beans(context.registry());
    RolesSteps steps = new RolesSteps(context.ledger());
    beans.bind("engagementsRolesPlan", plan::list);
    beans.bind("engagementsRolesClose", plan::close);
    beans.bind("engagementsRolesOpen", steps::open);
    beans.bind("engagementsRolesAsk", steps::ask);
    beans.bind("engagementsRolesDocuments", steps::documents);
    beans.bind("engagementsRolesSettle", steps::settle);
  }

  private void bindAggregate(
      FlowContext context, Cluster cluster, IndexSetup setup, Indices indices) {
    Settings settings = context.settings();
    AggregatePlan plan =
        new AggregatePlan(
            cluster,
            setup,
            indices,
            context.ledger(),
            new AggregatePlan.Sizes(
                (int) settings.integer("engagements.buckets"),
                (int) settings.integer("engagements.max-list"),
                lanes(settings)),
            mirror::facts);
    Beans beans = new Beans(context.registry());
    AggregateSettle settle =
        new AggregateSettle(cluster, indices, (int) settings.integer("engagements.page"));
    beans.bind("engagementsAggregatePlan", plan::list);
    beans.bind("engagementsAggregateLong", plan::longOnes);
    beans.bind("engagementsAggregateOpen", AggregateSteps::open);
    beans.bind("engagementsAggregateAsk", AggregateSteps::ask);
    beans.bind("engagementsAggregateDocuments", AggregateSteps::documents);
    beans.bind("engagementsAggregateSettle", settle::settle);
    beans.bind("engagementsVanished", settle::vanished);
  }

  private static int lanes(Settings settings) {
    return (int) settings.integer("engagements.lanes");
  }

  /**
   * A thread for each lane and each answer a lane works on: as many as there are, since a lane
   * waits on its thread for its answers, and would wait for ever for a thread of a full pool.
   */
  private static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "engagements");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static DomainRule domains(Settings settings) {
    return new DomainRule(
        ElasticsearchAccess.words(settings.find("engagements.domains.include").orElse("")),
        ElasticsearchAccess.words(settings.find("engagements.domains.exclude").orElse("")),
        settings.flag("engagements.domains.match-subdomains"));
  }

  private static Indices indices(Settings settings) {
    String prefix = settings.find("elasticsearch.index-prefix").orElse("");
    return new Indices(
        settings.get("engagements.source-index"),
        prefix + settings.get("engagements.index.message-roles"),
        prefix + settings.get("engagements.index.accounts-statistics"),
        prefix + settings.get("engagements.index.accounts-engagements"),
        prefix + settings.get("engagements.index.domains-engagements"),
        prefix + settings.get("engagements.index.runtime-stats"));
  }

  /** The names that questions use. */
  private static Map<String, String> names(Indices indices) {
    return Map.of(
        "message-roles", indices.roles(),
        "accounts-statistics", indices.statistics(),
        "accounts-engagements", indices.accounts(),
        "domains-engagements", indices.domains(),
        "runtime-stats", indices.runs());
  }

  @Override
  public void closed(Run run, RunStatus status) {
    mirror.closed(run, status.name());
  }
}
