package io.serai.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.ErrorCode;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.serai.totesys.TotesysError;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Errors as {@code application/problem+json} (RFC 9457) with the hub's code. */
public final class Problem implements Processor {
  /** After which a refusal may have ended. */
  private static final Map<ErrorCode, Integer> RETRY_SECONDS =
      Map.of(
          MailError.BACKLOG_FULL,
          30,
          MailError.BODIES_TOO_MANY,
          5,
          MailError.PARTY_TOO_FAST,
          60,
          MailError.PARTY_DAY_SPENT,
          3600);

  /** The body of an error answer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Body(String type, String title, int status, String detail, String code) {}

  @Override
  public void process(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    exchange.getMessage().removeHeaders("*");
    exchange
        .getMessage()
        .setHeader(Exchange.HTTP_RESPONSE_CODE, status(SeraiException.codeOf(failure)));
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
    retryAfter(failure)
        .ifPresent(seconds -> exchange.getMessage().setHeader("Retry-After", seconds));
    exchange.getMessage().setBody(json(failure));
  }

  /** In how many seconds a refusal may have ended. */
  static Optional<Integer> retryAfter(Throwable failure) {
    return Optional.ofNullable(RETRY_SECONDS.get(SeraiException.codeOf(failure)));
  }

  /** A failure as the body of an answer. */
  public static String json(Throwable failure) {
    ErrorCode code = SeraiException.codeOf(failure);
    // why: only a coded message is written for readers; any other may quote what it should not
    String detail = failure instanceof SeraiException ? failure.getMessage() : code.summary();
    return ApiJson.write(
        new Body(
            "docs/reference/errors.md#serai-" + code.number(),
            code.summary(),
            status(code),
            detail,
            code.code()));
  }

  private static int status(MailError error) {
    return switch (error) {
      case BAD_ADDRESS, BAD_HEADER, BAD_MAIL, BAD_TEMPLATE -> 422;
      case BAD_BATCH -> 400;
      case KEY_REUSED, NOT_CANCELLED, STOP_STAYS -> 409;
      case BAD_TOKEN -> 404;
      case GONE -> 410;
      case BODY_TOO_LARGE -> 413;
      case BACKLOG_FULL, PARTY_TOO_FAST, PARTY_DAY_SPENT, BODIES_TOO_MANY -> 429;
      case STORE_UNAVAILABLE, MAILBOX_GONE, MAILBOX_MOVED -> 503;
      case BAD_KEYS, BAD_ACCOUNTS, NOT_VERIFIED -> 500;
    };
  }

  /** The HTTP status of an error. */
  public static int status(ErrorCode code) {
    if (code instanceof MailError error) {
      return status(error);
    }
    if (code == TotesysError.LOAD_FAILED) {
      return 500;
    }
    if (!(code instanceof HubError error)) {
      return code.retry() == ErrorCode.Retry.TRANSIENT ? 503 : 400;
    }
    return switch (error) {
      case UNKNOWN_FLOW, NOT_FOUND -> 404;
      case BAD_PAYLOAD -> 400;
      case BAD_MEDIA_TYPE -> 415;
      case ALREADY_RUNNING, PAUSED -> 409;
      case UNAUTHORIZED -> 401;
      case FORBIDDEN, FOREIGN_ORIGIN -> 403;
      case LEDGER_UNAVAILABLE, SERVICE_UNAVAILABLE -> 503;
      default -> 500;
    };
  }
}
