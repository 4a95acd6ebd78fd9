package io.serai.engagements.aggregate;

import co.elastic.clients.util.BinaryData;
import io.serai.core.Run;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import io.serai.engagements.Moment;
import io.serai.engagements.RunFacts;
import io.serai.engagements.elastic.Indices;
import io.serai.engagements.elastic.Write;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is the same for everything a run of this stage counts, and what has come of it.
 *
 * @param buckets buckets that may come back at once
 * @param longest entries a list of a document may have
 * @param done accounts whose documents were confirmed
 * @param longOnes batches of one that is long; they are counted after all others
 */
record Counting(
    Run run,
    RunFacts facts,
    Indices indices,
    int buckets,
    int longest,
    Set<String> done,
    Queue<Batch> longOnes) {
  /** Exchange property that carries it. */
  static final String PROPERTY = "engagementsCounting";

  Counting(Run run, RunFacts facts, Indices indices, int buckets, int longest) {
    this(
        run,
        facts,
        indices,
        buckets,
        longest,
        ConcurrentHashMap.newKeySet(),
        new ConcurrentLinkedQueue<>());
  }

  JsonList list() {
    return new JsonList(longest);
  }

  String date() {
    return Moment.millis(run.scheduledFor());
  }

  String runId() {
    return run.id();
  }

  Write write(String index, String id, BinaryData document, String unit, Write.Result result) {
    return new Write(index, id, document, run.token(), unit, result);
  }

  /** Counts an account as written when all its documents are confirmed. */
  Write.Result accountResult(String account, int documents, Runnable told) {
    return new AllOf(
        documents,
        run.counts("accounts"),
        () -> {
          done.add(account);
          told.run();
        });
  }

  Write.Result domainResult(Runnable told) {
    return new AllOf(1, run.counts("domains"), told);
  }

  /** A list was longer than it may be: the run ends PARTIAL, and says where. */
  void cut(String of) {
    run.failed(
        "lists",
        new SeraiException(
            EngagementsError.LIST_CUT,
            "engagements",
            "'%s' has a list of more than %d addresses",
            of,
            longest));
  }
}
