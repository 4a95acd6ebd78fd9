package io.serai.hub.api;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.mail.store.Links;
import io.serai.mail.token.Claim.Kind;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/**
 * The pages behind a mail's links, open to everybody. Looking at one changes nothing, since
 * scanners of mail follow every link; only its button, or the one click of RFC 8058, posts.
 */
public final class MailPages extends RouteBuilder {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>%1$s</title></head>
      <body><h1>%1$s</h1>%2$s</body></html>
      """;

  private static final String BUTTON = "<form method=\"post\"><button>%s</button></form>";

  private final Links links;

  public MailPages(Links links) {
    this.links = links;
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(new Problem()).id("page-problem");
    page(
        "u", "Page with a button: no more mail", Kind.UNSUBSCRIBE, "No more mail?", "No more mail");
    act(
        "u",
        "No more mail (RFC 8058)",
        links::unsubscribe,
        MailError.BAD_TOKEN,
        "No more mail will come.");
    page("c", "Page with a button: the mail came", Kind.CONFIRM, "Did the mail come?", "It came");
    act("c", "The mail came", links::confirm, MailError.GONE, "Thank you.");
  }

  private void page(String path, String doc, Kind kind, String title, String button) {
    String id = "page-" + path;
    rest("/" + path).get("/{token}").id(id).description(doc).to("direct:" + id);
    MailError unknown = kind == Kind.CONFIRM ? MailError.GONE : MailError.BAD_TOKEN;
    from("direct:" + id)
        .routeId(id + "-answer")
        .description("Open; changes nothing")
        .process(
            exchange -> {
              require(links.known(token(exchange), kind), unknown);
              answer(exchange, PAGE.formatted(title, BUTTON.formatted(button)));
            });
  }

  private void act(String path, String doc, Predicate<String> act, MailError unknown, String done) {
    String id = "page-%s-post".formatted(path);
    rest("/" + path).post("/{token}").id(id).description(doc).to("direct:" + id);
    from("direct:" + id)
        .routeId(id + "-answer")
        .description("Open; only who got the mail has the token")
        .process(
            exchange -> {
              require(act.test(token(exchange)), unknown);
              answer(exchange, PAGE.formatted(done, ""));
            });
  }

  private static String token(Exchange exchange) {
    return exchange.getMessage().getHeader("token", String.class);
  }

  private static void require(boolean known, MailError unknown) {
    if (!known) {
      throw new SeraiException(unknown, "mail", "the link means nothing");
    }
  }

  private static void answer(Exchange exchange, String html) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=UTF-8");
    message.setHeader("Content-Security-Policy", "default-src 'none'; form-action 'self'");
    message.setHeader("Referrer-Policy", "no-referrer");
    message.setHeader("X-Robots-Tag", "noindex");
    message.setBody(html);
  }
}
