package io.serai.engagements.roles;

import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.core.Reject;
import io.serai.engagements.Refusal;
import io.serai.engagements.RolesRule;
import io.serai.engagements.RolesRule.Made;
import io.serai.engagements.RolesRule.Refused;
import io.serai.engagements.SourceDocument;
import io.serai.engagements.elastic.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * One account on its way through the stage, page by page. It is read whole, or from its watermark
 * on; in the end its documents must be accounted for, or it is read whole after all.
 */
public final class AccountRead implements Merge.Visitor {
  /** Exchange property that carries it. */
  public static final String PROPERTY = "reading";

  private final AccountPlan plan;
  private final StageRun stage;
  private final AccountTally tally;
  private Touched touched;
  private Merge merge;
  private boolean whole;
  private String lastMessage = "";
  private List<Write> writes = new ArrayList<>();
  private List<Reject> rejects = new ArrayList<>();

  AccountRead(AccountPlan plan, StageRun stage) {
    this.plan = plan;
    this.stage = stage;
    this.tally = new AccountTally(plan, stage);
    if (plan.whole()) {
      readWhole();
    } else {
      touched = new Touched(stage.source(), plan.account(), plan.mark().created());
    }
  }

  private void readWhole() {
    whole = true;
    touched = null;
    tally.beginWhole();
    merge = merge(List.of());
  }

  private Merge merge(List<String> messages) {
    boolean anythingStored = plan.listed() > 0 || stage.tombstones(plan.account());
    return new Merge(stage.source(), plan.account(), messages, anythingStored, this);
  }

  /** Whether another page is to be read. What was written before is confirmed by now. */
  public boolean more() {
    if (merge != null && merge.done()) {
      merge = null;
    }
    boolean read = merge == null && (touched == null || touched.over());
    if (read && !whole && !stage.failed(plan.account()) && tally.unexplained()) {
      stage.refresh().run();
      readWhole();
      read = false;
    }
    return !read;
  }

  List<RequestItem> ask() {
    return merge == null ? List.of(touched.ask()) : merge.ask();
  }

  void accept(List<MultiSearchResponseItem<ObjectNode>> answers) {
    writes = new ArrayList<>();
    rejects = new ArrayList<>();
    if (merge != null) {
      merge.accept(answers);
      return;
    }
    Set<String> messages = new LinkedHashSet<>();
    List<SourceDocument> page = touched.accept(answers.get(0));
    tally.counts().read(page.size());
    for (SourceDocument document : page) {
      RolesRule.refusal(document)
          .ifPresentOrElse(why -> reject(document, why), () -> messages.add(document.messageId()));
    }
    // why: a message whose copies lie on two pages was made of all of them with the first
    messages.remove(lastMessage);
    if (!page.isEmpty()) {
      lastMessage = page.get(page.size() - 1).messageId();
    }
    if (!messages.isEmpty()) {
      merge = merge(List.copyOf(messages));
    }
  }

  /** Documents of the page that was just read. */
  List<Write> writes() {
    return writes;
  }

  /** What was refused in it. */
  List<Reject> rejects() {
    return rejects;
  }

  AccountPlan plan() {
    return plan;
  }

  AccountTally tally() {
    return tally;
  }

  @Override
  public void read(int documents) {
    if (whole) {
      tally.counts().read(documents);
    }
  }

  @Override
  public void refused(SourceDocument document) {
    RolesRule.refusal(document).ifPresent(why -> reject(document, why));
  }

  private void reject(SourceDocument document, Refusal why) {
    tally.counts().rejected(1);
    tally.unlisted(List.of(document));
    stage.facts().refused(why);
    rejects.add(new Reject(stage.sourceName(), document.id(), why.name()));
  }

  @Override
  public void message(List<SourceDocument> copies, Stored stored) {
    Made made = stage.rule().make(copies);
    List<SourceDocument> inputs = whole ? copies : copies.stream().filter(tally::inWindow).toList();
    boolean kept = stored != null && !stored.deleted();
    if (made.roles().roles().isEmpty()) {
      tally.unlisted(inputs);
      note(made.refused());
      if (kept) {
        remove(stored, inputs.size());
      } else {
        tally.counts().skipped(inputs.size());
      }
    } else if (kept && stored.roles().equals(made.roles())) {
      tally.counts().skipped(inputs.size());
    } else {
      note(made.refused());
      put(made, stored, inputs.size());
    }
  }

  private void put(Made made, Stored stored, int inputs) {
    NavigableSet<String> left = new TreeSet<>();
    if (stored != null) {
      left.addAll(stored.everCounted());
      left.removeAll(made.roles().domains());
    }
    long before = stored == null ? 0 : stored.listed();
    long change = made.roles().sourceIds().size() - before;
    BinaryData document = RolesDocument.live(made.roles(), left, stage.token(), stage.runId());
    writes.add(write(made.roles().id(), document, inputs, change, 1));
  }

  private void remove(Stored stored, int inputs) {
    BinaryData document =
        RolesDocument.vanished(stored.roles(), stored.everCounted(), stage.token(), stage.runId());
    writes.add(write(stored.roles().id(), document, inputs, -stored.listed(), 0));
  }

  private Write write(String id, BinaryData document, int inputs, long change, int messages) {
    return new Write(
        stage.rolesIndex(),
        id,
        document,
        stage.token(),
        plan.account(),
        tally.result(inputs, change, messages));
  }

  @Override
  public void vanished(Stored stored) {
    if (!stored.deleted()) {
      remove(stored, 0);
    }
  }

  private void note(List<Refused> refused) {
    for (Refused one : refused) {
      stage.facts().refused(one.reason());
      rejects.add(
          new Reject(
              stage.sourceName(), one.sourceId() + " " + one.position(), one.reason().name()));
    }
  }
}
