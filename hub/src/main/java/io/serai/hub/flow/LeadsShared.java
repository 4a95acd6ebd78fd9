package io.serai.hub.flow;

import io.serai.hub.question.MongoBook;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Settings;
import io.serai.leads.Steps;
import io.serai.leads.Unit;
import io.serai.leads.cloud.Hosts;
import io.serai.leads.cloud.MarketingCloud;
import io.serai.leads.queue.Batch;
import io.serai.leads.queue.Ending;
import io.serai.leads.queue.Queues.Stage;
import java.net.URI;
import java.nio.file.Path;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.concurrent.SynchronousExecutorService;

/** Beans that routes of several stages name: ask, write, send, end. */
final class LeadsShared {
  private LeadsShared() {}

  static void bind(FlowContext context, LeadsParts parts) {
    Settings settings = context.settings();
    Registry registry = context.registry();
    MarketingCloud cloud = cloud(context);
    probes(context, parts, cloud);
    context
        .questions()
        .accept(
            new MongoBook(
                "leads",
                Path.of("config/leads/questions"),
                parts.mongo().getDatabase(settings.get("mongodb.database"))));
    registry.bind("leadsSqs", parts.sqs(), null, "close");
    registry.bind(settings.get("mongodb.name"), parts.mongo(), null, "close");
    registry.bind("leadsBreaker", LeadsBreaker.of(settings));
    registry.bind("leadsGather", new Batch.Gather());
    // why: whoever completes a batch writes it; a thread of its own would let consumers run ahead
    // of it until the visibility of what they took ends
    registry.bind("leadsCaller", new SynchronousExecutorService());
    Beans beans = new Beans(registry);
    beans.bind("leadsAsk", exchange -> Steps.ask(cloud, exchange));
    beans.bind("leadsFail", Steps::fail);
    beans.bind("leadsNotAsked", Steps::notAsked);
    beans.bind("leadsBulk", Steps::bulk);
    beans.bind("leadsWritten", Steps::written);
    beans.bind("leadsUnwritten", Steps::unwritten);
    beans.bind("leadsSend", Steps::send);
    beans.bind("leadsSent", Steps::sent);
    Ending ending = new Ending(parts.sqs(), parts.queues(), parts.letters(), parts.meters());
    beans.bind("leadsEnd", ending::end);
    LeadsMetrics.bind(registry, cloud, parts.meters());
  }

  private static MarketingCloud cloud(FlowContext context) {
    Settings settings = context.settings();
    return new MarketingCloud(
        URI.create(settings.get("marketing-cloud.url")),
        () -> settings.get("marketing-cloud.client-id"),
        () -> settings.get("marketing-cloud.client-secret"),
        new Hosts(ElasticsearchAccess.words(settings.get("marketing-cloud.hosts"))),
        settings.duration("marketing-cloud.connect-timeout"),
        settings.duration("marketing-cloud.timeout"),
        context.clock());
  }

  private static void probes(FlowContext context, LeadsParts parts, MarketingCloud cloud) {
    context.probes().accept(new Probe("MongoDB", "mongodb.uri", parts.store()::probe));
    Unit first = parts.units().all().iterator().next();
    context
        .probes()
        .accept(new Probe("Marketing Cloud", "marketing-cloud.url", () -> cloud.probe(first)));
    context.probes().accept(new Probe("leads queues", "leads.queues-url", () -> queues(parts)));
  }

  private static Object queues(LeadsParts parts) {
    for (Stage stage : Stage.values()) {
      parts.sqs().getQueueAttributes(ask -> ask.queueUrl(parts.queues().url(stage)));
      parts.sqs().getQueueAttributes(ask -> ask.queueUrl(parts.queues().deadUrl(stage)));
    }
    return Stage.values().length;
  }
}
