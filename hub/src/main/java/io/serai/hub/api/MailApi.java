package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.model.Step;
import io.serai.mail.store.Batches;
import io.serai.mail.store.Intake;
import io.serai.mail.store.MailSearch;
import io.serai.mail.store.MailStore;
import io.serai.mail.store.MailViews;
import io.serai.mail.store.MailViews.MailView;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.RestParamType;

/**
 * {@code /api/v1/messages} and what belongs to it. A party asks for its own and gets no other's.
 */
public final class MailApi extends PartyRoutes {
  private static final List<String> SEARCH = List.of("state", "batch", "recipient", "from", "to");

  /** RFC 9110 8.3.2. */
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  private final Intake intake;
  private final Batches batches;
  private final MailStore store;
  private final MailViews views;
  private final MailSearch search;
  private final Clock clock;
  private final LargeBodies bodies;
  private final int port;

  /**
   * @param bodies lets large ones in at a port
   */
  public MailApi(
      Access access,
      LargeBodies bodies,
      int port,
      Intake intake,
      Batches batches,
      MailStore store,
      MailViews views,
      MailSearch search,
      Clock clock) {
    super(access);
    this.intake = intake;
    this.batches = batches;
    this.store = store;
    this.views = views;
    this.search = search;
    this.clock = clock;
    this.bodies = bodies;
    this.port = port;
  }

  @Override
  void answers() {
    bodies.install(getContext(), port);
    RestDefinition messages = rest("/api/v1/messages").description("Mails: queue, see, take back");
    messages
        .post()
        .id("api-message-post")
        .description("Queue a mail; a header Idempotency-Key makes repeating the request harmless")
        .to("direct:api-message-post");
    answerLarge("api-message-post", "mail:send", this::post);
    messages
        .get("/{id}")
        .id("api-message-get")
        .description("How a mail stands, and its history")
        .to("direct:api-message-get");
    answer("api-message-get", "mail:read", (party, m) -> new Reply(200, view(party, m)));
    messages
        .delete("/{id}")
        .id("api-message-delete")
        .description("Take back a mail that nobody has in hand")
        .to("direct:api-message-delete");
    answer("api-message-delete", "mail:send", this::cancel);
    search(messages);
    batches();
  }

  private void search(RestDefinition messages) {
    messages
        .get()
        .id("api-messages")
        .description("A party's mails, the newest first; 'next' of a page is 'cursor' of the next");
    for (String parameter : SEARCH) {
      messages.param().name(parameter).type(RestParamType.query).required(false).endParam();
    }
    paged(messages).to("direct:api-messages");
    answer(
        "api-messages",
        "mail:read",
        (party, m) ->
            new Reply(
                200,
                search.find(
                    party,
                    new MailSearch.Query(
                        word(m, "state"),
                        word(m, "batch"),
                        word(m, "recipient"),
                        word(m, "from"),
                        word(m, "to"),
                        page(m)))));
  }

  private static String word(Message message, String parameter) {
    return message.getHeader(parameter, "", String.class);
  }

  private void batches() {
    RestDefinition rest = rest("/api/v1/batches").description("Many mails in one request");
    rest.post()
        .id("api-batch-post")
        .description("Queue the good rows of a JSON array or of CSV; the others are named")
        .to("direct:api-batch-post");
    answerLarge(
        "api-batch-post",
        "mail:send",
        (party, m) -> {
          Batches.Answer answer = batches.accept(party, key(m), csv(m), LargeBodies.body(m));
          return new Reply(answer.replayed() ? 200 : 202, answer.batch());
        });
    rest.get("/{id}")
        .id("api-batch-get")
        .description("How far a batch is: recipients by state")
        .to("direct:api-batch-get");
    answer(
        "api-batch-get",
        "mail:read",
        (party, m) -> {
          String id = m.getHeader("id", String.class);
          return new Reply(200, batches.find(party, id).orElseThrow(() -> notFound("batch", id)));
        });
  }

  private static boolean csv(Message message) {
    String type = type(message);
    if (!type.equals("text/csv") && !type.equals("application/json")) {
      throw new SeraiException(
          HubError.BAD_MEDIA_TYPE,
          "mail",
          "the body came as '%s', neither 'application/json' nor 'text/csv'",
          type);
    }
    String charset = charset(message);
    if (!charset.equals("utf-8") && !charset.equals("us-ascii")) {
      throw new SeraiException(
          HubError.BAD_MEDIA_TYPE, "mail", "the body came in '%s', not in 'utf-8'", charset);
    }
    return type.equals("text/csv");
  }

  /** The charset that the request names; UTF-8 when it names none. */
  private static String charset(Message message) {
    Matcher named = CHARSET.matcher(message.getHeader(Exchange.CONTENT_TYPE, "", String.class));
    return named.find() ? named.group(1).toLowerCase(Locale.ROOT) : "utf-8";
  }

  private Reply post(String party, Message message) {
    Intake.Accepted accepted = intake.accept(party, key(message), jsonBody(message));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", accepted.id());
    body.put("state", accepted.state().word());
    if (accepted.clientRef() != null) {
      body.put("clientRef", accepted.clientRef());
    }
    body.put("links", Map.of("self", "/api/v1/messages/" + accepted.id()));
    return new Reply(accepted.replayed() ? 200 : 202, body);
  }

  private static String key(Message message) {
    String key = message.getHeader("Idempotency-Key", String.class);
    return key == null ? null : Intake.key(key);
  }

  private MailView view(String party, Message message) {
    String id = message.getHeader("id", String.class);
    return views.mail(party, id).orElseThrow(() -> notFound("mail", id));
  }

  private Reply cancel(String party, Message message) {
    String id = view(party, message).id();
    if (store.cancel(id, clock.instant()) == Step.Result.STALE) {
      throw new SeraiException(MailError.NOT_CANCELLED, "mail", "mail '%s' is not waiting", id);
    }
    return new Reply(200, views.mail(party, id).orElseThrow(() -> notFound("mail", id)));
  }

  private static SeraiException notFound(String what, String id) {
    return new SeraiException(HubError.NOT_FOUND, "mail", "there is no %s '%s'", what, id);
  }
}
