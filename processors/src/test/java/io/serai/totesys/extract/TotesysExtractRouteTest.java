package io.serai.totesys.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.core.Ledger.Standing;
import io.serai.core.Run;
import io.serai.lake.Part;
import io.serai.testing.HubRoutes;
import io.serai.testing.MemoryLedger;
import io.serai.testing.MemoryS3;
import io.serai.totesys.SourceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route with a scripted source: every branch, and every step that may fail. */
class TotesysExtractRouteTest {
  private static final Stamp CLOCK = new Stamp("2026-11-21 04:00:00");

  @TempDir Path folder;

  private final MemoryLedger ledger = new MemoryLedger();
  private final MemoryS3 bucket = new MemoryS3();
  private final HubRoutes hub = new HubRoutes();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

  /** What the first of several chunks waits for while it is read: that another one fails. */
  private final CountDownLatch slow = new CountDownLatch(1);

  private final List<SourceTable> due = new ArrayList<>(List.of(SourceTable.PAYMENT));

  /** Rows of the chunks to come; negative: the source fails. */
  private final Deque<Integer> chunks = new ArrayDeque<>();

  private final Run run =
      new Run("R1", "T1", "totesys", "extract", Instant.parse("2026-11-21T04:00:00Z"), 1, Map.of());

  @BeforeEach
  void start() throws Exception {
    camel.getRegistry().bind("s3", bucket);
    camel.getPropertiesComponent().addInitialProperty("totesys.ingestion-bucket", "in");
    bind("totesysDueTables", exchange -> exchange.getMessage().setBody(due));
    bind("totesysTableAttempt", new TableAttempt(ledger));
    bind("totesysTablePlanner", this::plan);
    bind("totesysCopyOut", this::copy);
    camel.getRegistry().bind("totesysExtractThreads", threads);
    bind("totesysChunkConfirm", new ChunkConfirm());
    bind("totesysExtractManifest", new ExtractManifest());
    bind("totesysTableSettle", new TableSettle(ledger, 10));
    camel.addRoutesConfigurations(hub.configurations());
    camel.addRoutes(hub.putManifest());
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            PluginHelper.getResourceLoader(camel)
                .resolveResource("file:routes/totesys-extract.camel.yaml"));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    threads.shutdown();
  }

  @Test
  void parts_come_first_then_the_manifest_then_the_watermark() {
    chunks.addAll(List.of(3, 2));
    extract();
    assertThat(bucket.objects()).containsOnlyKeys("in/PAYMENT/0", "in/PAYMENT/1");
    assertThat(hub.keys).containsExactly("in/manifests/totesys/extract/R1/payment.json");
    assertThat(hub.manifests.get(0).rows()).isEqualTo(5);
    assertThat(hub.manifests.get(0).parts()).hasSize(2);
    assertThat(run.watermarks()).containsOnlyKeys("extract/payment");
    assertThat(run.tally().written()).isEqualTo(5);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void a_chunk_without_new_rows_has_no_part() {
    chunks.addAll(List.of(0, 2));
    extract();
    assertThat(bucket.objects()).containsOnlyKeys("in/PAYMENT/1");
    assertThat(hub.manifests.get(0).parts()).hasSize(1);
  }

  @Test
  void a_table_without_changes_has_no_manifest_and_moves_nothing() {
    chunks.addAll(List.of(0));
    extract();
    assertThat(bucket.objects()).isEmpty();
    assertThat(hub.keys).isEmpty();
    assertThat(run.watermarks()).isEmpty();
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void local_files_are_gone_once_their_parts_are_put() throws IOException {
    chunks.addAll(List.of(3, 2));
    extract();
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void an_attempt_ends_whether_it_went_well_or_badly() {
    due.add(SourceTable.STAFF);
    chunks.addAll(List.of(-1));
    extract();
    assertThat(ledger.attempts())
        .containsExactly("tried payment", "ended payment", "tried staff", "ended staff");
  }

  @Test
  void a_table_that_is_set_aside_is_left_alone_and_named() {
    ledger.stand("extract", "payment", Standing.SET_ASIDE);
    chunks.add(3);
    extract();
    assertFailed("payment");
    assertThat(chunks).hasSize(1);
    assertThat(ledger.attempts()).containsExactly("tried payment");
  }

  @Test
  void a_failing_table_does_not_stop_the_next_and_moves_nothing() {
    due.add(SourceTable.STAFF);
    chunks.addAll(List.of(3, -1, 2));
    extract();
    assertFailed("payment");
    assertThat(hub.keys).containsExactly("in/manifests/totesys/extract/R1/staff.json");
    assertThat(run.watermarks()).containsOnlyKeys("extract/staff");
  }

  @Test
  void what_a_failed_table_had_counted_is_taken_back() {
    chunks.addAll(List.of(3, -1));
    extract();
    assertThat(run.tally().balanced()).isTrue();
    assertThat(run.tally().read()).isZero();
  }

  @RepeatedTest(20)
  void a_chunk_that_ends_after_another_one_failed_counts_no_more() throws Exception {
    threads.setMaximumPoolSize(2);
    threads.setCorePoolSize(2);
    chunks.addAll(List.of(3, -1));
    extract();
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertFailed("payment");
    assertThat(run.tally().read()).isZero();
    assertThat(run.watermarks()).isEmpty();
  }

  @Test
  void a_part_that_is_not_put_ends_the_table() {
    bucket.refuse("in/PAYMENT/1");
    chunks.addAll(List.of(3, 2, 4));
    extract();
    assertFailed("payment");
    assertThat(chunks).as("no further chunk is read").containsExactly(4);
    assertThat(hub.keys).isEmpty();
    assertThat(run.watermarks()).isEmpty();
    assertThat(run.tally().read()).isZero();
  }

  @Test
  void an_object_is_never_overwritten() {
    bucket.objects().put("in/PAYMENT/0", new byte[] {1});
    chunks.add(3);
    extract();
    assertFailed("payment");
    assertThat(bucket.objects().get("in/PAYMENT/0")).hasSize(1);
  }

  @Test
  void a_manifest_that_is_not_put_moves_no_watermark_and_counts_nothing() {
    hub.refuse = new IllegalStateException("no manifest today");
    chunks.add(3);
    extract();
    assertFailed("payment");
    assertThat(run.watermarks()).isEmpty();
    assertThat(run.tally().written()).isZero();
  }

  @Test
  void a_run_that_lost_its_lease_writes_no_manifest() {
    run.loseLease();
    chunks.add(3);
    extract();
    assertFailed("payment");
    assertThat(hub.keys).isEmpty();
  }

  private void extract() {
    int planned = chunks.size();
    assertThat(planned).isPositive();
    Exchange exchange =
        camel
            .createProducerTemplate()
            .send("direct:totesys-extract", e -> e.setProperty(Run.PROPERTY, run));
    assertThat(exchange.getException()).isNull();
  }

  private void assertFailed(String unit) {
    assertThat(run.failures()).extracting(Run.Failure::unit).containsExactly(unit);
  }

  /** The first table takes all chunks but those that the others need, one each. */
  private void plan(Exchange exchange) {
    SourceTable table = exchange.getMessage().getBody(SourceTable.class);
    int others = due.size() - 1 - due.indexOf(table);
    long mine = Math.max(1, chunks.size() - others);
    TableState state = new TableState(List.of(table.key()), List.of(), CLOCK, "UTF8", 0, 1L, mine);
    ReadPlan plan = new ReadPlan(table, Mode.FULL, null, 1, 0, state, TableMark.NONE, List.of());
    TableRead read = new TableRead(run, plan, new ChunkWidth(Duration.ofSeconds(1), 1));
    exchange.setProperty(TableRead.PROPERTY, read);
    exchange.getMessage().setBody(read);
  }

  private void copy(Exchange exchange) throws IOException, InterruptedException {
    Chunk chunk = exchange.getMessage().getBody(Chunk.class);
    TableRead read = chunk.read();
    boolean together = threads.getCorePoolSize() > 1;
    // why: of two threads either may come first
    int rows = together ? List.copyOf(chunks).get((int) chunk.number()) : chunks.remove();
    if (together && chunk.number() == 0) {
      slow.await();
    }
    if (rows < 0) {
      slow.countDown();
      throw new IllegalStateException("the source is gone");
    }
    if (rows == 0) {
      exchange.getMessage().setBody(new Copied(null, null, 0, 0, 0, null, null, 1));
      return;
    }
    Path file = Files.createTempFile(folder, "part", ".csv");
    Part part = new Part("t", read.plan().table() + "/" + chunk.number(), rows, 1, "sha", false);
    exchange.getMessage().setBody(new Copied(part, file.toFile(), rows, 0, 0, CLOCK, null, 1));
  }

  private void bind(String name, Processor processor) {
    camel.getRegistry().bind(name, processor);
  }
}
