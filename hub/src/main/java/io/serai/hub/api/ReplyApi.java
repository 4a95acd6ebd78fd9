package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.store.Replies;
import org.apache.camel.Message;

/** {@code /api/v1/messages/{id}/replies} and {@code /api/v1/replies}: what came back. */
public final class ReplyApi extends PartyRoutes {
  private final Replies replies;

  public ReplyApi(Access access, Replies replies) {
    super(access);
    this.replies = replies;
  }

  @Override
  void answers() {
    rest("/api/v1/messages/{id}/replies")
        .description("What came back to a mail")
        .get()
        .id("api-message-replies")
        .description("Answers, reports and complaints that belong to it, with their words")
        .to("direct:api-message-replies");
    answer(
        "api-message-replies",
        "mail:read",
        (party, m) -> {
          String id = m.getHeader("id", String.class);
          return new Reply(200, replies.of(party, id).orElseThrow(() -> none("mail", id)));
        });
    paged(rest("/api/v1/replies").description("What belongs to no recipient of a mail").get())
        .id("api-replies")
        .description("What belongs to no recipient, without its words")
        .to("direct:api-replies");
    answer("api-replies", "ops:read", (party, m) -> new Reply(200, replies.unmatched(page(m))));
    rest("/api/v1/replies/{id}")
        .description("One mail that came in")
        .get()
        .id("api-reply")
        .description("With its words, while they are kept")
        .to("direct:api-reply");
    answer("api-reply", "admin", (party, m) -> one(m));
  }

  private Reply one(Message message) {
    String id = message.getHeader("id", String.class);
    return new Reply(200, replies.find(id).orElseThrow(() -> none("inbound mail", id)));
  }

  private static SeraiException none(String what, String id) {
    return new SeraiException(HubError.NOT_FOUND, "mail", "there is no %s '%s'", what, id);
  }
}
