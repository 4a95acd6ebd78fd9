package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import io.serai.core.SeraiException;
import io.serai.engagements.EngagementsError;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasticsearch.client.ResponseException;

/** Tells failures that pass from those that stay. Reasons are cut so that they quote no value. */
public final class Failures {
  /** Too many requests, and what a node or a balancer before it answers while it is away. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private static final Pattern FIELD = Pattern.compile("field \\[([\\w.]+)]");
  private static final int LONGEST_REASON = 200;

  private Failures() {}

  /** Whether the same request may succeed later. */
  static boolean passing(int status) {
    return PASSING.contains(status);
  }

  /** A failure with the code that says whether to try again; one that has a code stays itself. */
  public static SeraiException coded(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SeraiException known) {
        return known;
      }
      if (cause instanceof ElasticsearchException answered) {
        return of(answered.status(), request(answered.error()), failure);
      }
      if (cause instanceof ResponseException answered) {
        int status = answered.getResponse().getStatusLine().getStatusCode();
        return of(status, answered.getResponse().getStatusLine().getReasonPhrase(), failure);
      }
      if (cause instanceof TransportException answered && answered.statusCode() >= 400) {
        return of(answered.statusCode(), answered.endpointId(), failure);
      }
      if (cause instanceof IOException lost) {
        return new SeraiException(
            EngagementsError.CLUSTER_UNAVAILABLE,
            "engagements",
            failure,
            "no answer: %s",
            lost.getMessage());
      }
    }
    return new SeraiException(
        EngagementsError.REQUEST_REFUSED, "engagements", failure, "%s", failure.getMessage());
  }

  /** The failure of one request among several. */
  static SeraiException of(int status, String reason, Throwable cause) {
    EngagementsError code =
        passing(status) ? EngagementsError.CLUSTER_UNAVAILABLE : EngagementsError.REQUEST_REFUSED;
    return new SeraiException(
        code, "engagements", cause, "the cluster answered %d '%s'", status, reason);
  }

  /** A request's error: it quotes names of indices and fields, no document. */
  static String request(ErrorCause error) {
    String text = error.type() + ": " + error.reason();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
  }

  /** A document's error: its kind and the field, since the rest may quote what stands in it. */
  static String document(ErrorCause error) {
    StringBuilder text = new StringBuilder(String.valueOf(error.type()));
    Matcher field = FIELD.matcher(String.valueOf(error.reason()));
    if (field.find()) {
      text.append(" in field '").append(field.group(1)).append('\'');
    }
    for (ErrorCause cause = error.causedBy(); cause != null; cause = cause.causedBy()) {
      text.append(", ").append(cause.type());
    }
    return text.toString();
  }
}
