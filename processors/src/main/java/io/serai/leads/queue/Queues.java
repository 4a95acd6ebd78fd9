package io.serai.leads.queue;

/**
 * The flow's queues by stage.
 *
 * @param account the address of the account's queues
 * @param names of the queues, prefix and all
 */
public record Queues(String account, java.util.Map<Stage, String> names) {
  /** Stages that read a queue, in the order in which a hub sends to them. */
  public enum Stage {
    SENDS,
    SUBSCRIBERS,
    EMAILS,
    CATEGORIES,
    CLICKS,
    MARK;

    /** The word in routes, fault points and the ledger. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The queue's address. */
  public String url(Stage stage) {
    return account + "/" + names.get(stage);
  }

  /** The address of its dead-letter queue. */
  public String deadUrl(Stage stage) {
    return url(stage) + "-dlq";
  }
}
