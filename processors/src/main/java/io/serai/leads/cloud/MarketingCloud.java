package io.serai.leads.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import io.serai.leads.Unit;
import io.serai.leads.cloud.Tokens.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Asks Marketing Cloud one question at a time. A token that is refused is fetched anew, once; what
 * else goes wrong gets a code that says whether it is worth another try.
 */
public final class MarketingCloud {
  /** What the vendor answers when it cannot save rows of a data extension. */
  private static final int ROWS_NOT_SAVED = 10006;

  private static final int LONGEST_REASON = 200;
  private static final Pattern TOKEN_FAULT =
      Pattern.compile("token expired|login failed", Pattern.CASE_INSENSITIVE);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Wire wire;
  private final Tokens tokens;

  /**
   * @param address that gives tokens
   * @param hosts that tokens may send us to
   */
  public MarketingCloud(
      URI address,
      Supplier<String> clientId,
      Supplier<String> secret,
      Hosts hosts,
      Duration connectTimeout,
      Duration timeout,
      Clock clock) {
    this.wire = new Wire(connectTimeout, timeout);
    this.tokens = new Tokens(wire, address, clientId, secret, hosts, clock);
  }

  /** Requests that were made so far, those for tokens included. */
  public long calls() {
    return wire.calls();
  }

  /** Whether it gives the unit a token. */
  public String probe(Unit unit) {
    return tokens.of(unit).soap().getHost();
  }

  /**
   * The answer to a question.
   *
   * @throws SeraiException CLOUD_UNAVAILABLE, CURSOR_LOST, CLOUD_REFUSED, ROWS_REFUSED
   */
  public Answer ask(Question question) {
    Token token = tokens.of(question.unit());
    Tried first = attempt(question, token);
    if (!first.tokenRefused()) {
      return first.answer();
    }
    tokens.refused(question.unit(), token);
    Tried second = attempt(question, tokens.of(question.unit()));
    if (second.tokenRefused()) {
      throw new SeraiException(
          LeadsError.CLOUD_REFUSED,
          "leads",
          "unit '%s' got a token that is refused",
          question.unit().key());
    }
    return second.answer();
  }

  private record Tried(Answer answer, boolean tokenRefused) {
    static final Tried TOKEN_REFUSED = new Tried(null, true);
  }

  private Tried attempt(Question question, Token token) {
    HttpResponse<byte[]> reply = send(question, token);
    if (reply.statusCode() == Wire.UNAUTHORIZED) {
      return Tried.TOKEN_REFUSED;
    }
    if (reply.statusCode() == Wire.TOO_MANY || (reply.statusCode() > Wire.SERVER_ERROR)) {
      throw away("status %d".formatted(reply.statusCode()));
    }
    return question.soap() ? soap(question, reply) : new Tried(rest(reply), false);
  }

  private HttpResponse<byte[]> send(Question question, Token token) {
    try {
      return question.soap()
          ? wire.post(
              Wire.below(token.soap(), "Service.asmx"),
              Map.of("SOAPAction", "Retrieve"),
              "text/xml; charset=utf-8",
              Envelope.of(token.text(), question.body()))
          : wire.post(
              Wire.below(token.rest(), question.path()),
              Map.of("Authorization", "Bearer " + token.text()),
              "application/json",
              question.body());
    } catch (SeraiException e) {
      throw question.once() ? lost(e, e.getMessage()) : e;
    }
  }

  private static Tried soap(Question question, HttpResponse<byte[]> reply) {
    SoapReply soap;
    try {
      soap = SoapReply.parse(new ByteArrayInputStream(reply.body()));
    } catch (XMLStreamException e) {
      SeraiException away =
          away("status %d without a readable answer".formatted(reply.statusCode()));
      throw question.once() ? lost(e, away.getMessage()) : away;
    }
    if (soap.fault() && TOKEN_FAULT.matcher(soap.status()).find()) {
      return Tried.TOKEN_REFUSED;
    }
    if (soap.failed()) {
      String reason = shortened(soap.status());
      throw question.once() ? lost(null, reason) : away(reason);
    }
    return new Tried(new Answer(soap, null), false);
  }

  private static Answer rest(HttpResponse<byte[]> reply) {
    JsonNode json = json(reply.body());
    if (reply.statusCode() / 100 == 2) {
      return new Answer(null, json);
    }
    if (json.path("errorcode").asInt() == ROWS_NOT_SAVED) {
      throw new SeraiException(LeadsError.ROWS_REFUSED, "leads", "rows were not saved");
    }
    if (reply.statusCode() >= Wire.SERVER_ERROR) {
      throw away("status %d".formatted(reply.statusCode()));
    }
    throw new SeraiException(
        LeadsError.CLOUD_REFUSED,
        "leads",
        "status %d, error code %s",
        reply.statusCode(),
        json.path("errorcode").asText("none"));
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static SeraiException away(String why) {
    return new SeraiException(LeadsError.CLOUD_UNAVAILABLE, "leads", "no good answer: %s", why);
  }

  private static SeraiException lost(Throwable cause, String why) {
    return new SeraiException(LeadsError.CURSOR_LOST, "leads", cause, "no next page: %s", why);
  }

  private static String shortened(String reason) {
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
  }
}
