package io.serai.hub.api;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.question.Answer;
import io.serai.hub.question.Questions;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.URISupport;

/**
 * What stands behind the question mark of a question's address.
 *
 * @param limit null when it is not given
 */
record Asked(Map<String, String> parameters, Integer limit) {

  /** why: not from headers, where a parameter 'from' would meet HTTP's own From. */
  static Asked of(Message message) {
    Map<String, String> parameters = new LinkedHashMap<>();
    query(message)
        .forEach(
            (name, value) -> {
              if (!(value instanceof String text)) {
                throw refused("parameter '%s' is given twice", name);
              }
              parameters.put(decoded(name), decoded(text));
            });
    String limit = parameters.remove("limit");
    if (limit != null && !limit.matches("[1-9]\\d{0,8}")) {
      throw refused("limit is '%s', not a number of rows", limit);
    }
    return new Asked(parameters, limit == null ? null : Integer.valueOf(limit));
  }

  Answer answer(Questions questions, String flow, String question) {
    return questions.ask(flow, question, parameters, limit);
  }

  private static Map<String, Object> query(Message message) {
    try {
      return URISupport.parseQuery(message.getHeader(Exchange.HTTP_QUERY, "", String.class));
    } catch (URISyntaxException e) {
      throw refused("the address is malformed after its question mark: %s", e.getReason());
    }
  }

  /** why: Camel's parser turns plus signs into blanks and leaves percent signs alone (4.17). */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("'%s' is not percent-encoded text", text);
    }
  }

  private static SeraiException refused(String what, String value) {
    return new SeraiException(HubError.BAD_PAYLOAD, "hub", what, value);
  }
}
