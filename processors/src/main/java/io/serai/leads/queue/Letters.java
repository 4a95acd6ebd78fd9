package io.serai.leads.queue;

import io.serai.core.SeraiException;
import java.util.List;

/** Where messages end that cannot be worked on, and from where an operator gives them back. */
public interface Letters {
  /**
   * Files a dead letter, durably; filing it twice changes nothing.
   *
   * @param input what names it, e.g. {@code ien:<guid>}
   */
  void file(String stage, String input, SeraiException why, String body);

  /** A letter that an operator gave back. */
  record Returned(long id, String stage, String body) {}

  /** Letters that were given back and are not on their queue yet, oldest first. */
  List<Returned> returned(int limit);

  /** They are on their queue again. */
  void handedOut(List<Long> ids);
}
