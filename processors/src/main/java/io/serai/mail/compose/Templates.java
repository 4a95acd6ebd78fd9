package io.serai.mail.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.util.HtmlEscaper;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Mustache without logic: {@code {{name}}} and nothing that includes, loops over objects of ours or
 * calls. What is put into HTML is escaped for HTML, whatever the braces say; text is left as it is.
 */
public final class Templates {
  /** Unescaped values, other delimiters, other files. */
  private static final Pattern BEYOND = Pattern.compile("\\{\\{\\s*[{&=>]");

  /** Variables of the hub's own, in a mail to one recipient alone, longer than they will be. */
  private static final Map<String, String> LINKS =
      Map.of("confirm_url", "x".repeat(500), "unsubscribe_url", "x".repeat(500));

  private Templates() {}

  /** Where a text will stand. */
  private enum Context {
    TEXT,
    HTML
  }

  /** Texts with their variables filled. */
  public record Filled(String subject, String text, String html) {}

  /**
   * @throws SeraiException BAD_TEMPLATE for a text that is none or names what has no value, and for
   *     a variable that is called like a link of the hub's
   */
  static void check(Draft draft) {
    for (String link : LINKS.keySet()) {
      if (draft.variables() != null && draft.variables().containsKey(link)) {
        throw bad("variable '%s' is the hub's own".formatted(link));
      }
    }
    fill(draft, draft.to().size() == 1 ? LINKS : Map.of());
  }

  /**
   * Fills subject, text and HTML.
   *
   * @param links variables of the hub's own
   */
  public static Filled fill(Draft draft, Map<String, String> links) {
    Map<String, Object> values = new HashMap<>(links);
    if (draft.variables() != null) {
      draft.variables().forEach((name, value) -> values.put(name, value(name, value)));
    }
    String subject = fill("subject", draft.subject(), Context.TEXT, values);
    HeaderText.of("subject", subject);
    return new Filled(
        subject,
        fill("text", draft.text(), Context.TEXT, values),
        fill("html", draft.html(), Context.HTML, values));
  }

  private static Object value(String name, JsonNode value) {
    if (value == null || value.isNull() || value.isContainerNode()) {
      throw bad("variable '%s' is no text, number or truth value".formatted(name));
    }
    return value.asText();
  }

  private static String fill(
      String field, String template, Context context, Map<String, Object> values) {
    if (template == null || !template.contains("{{")) {
      return template;
    }
    if (BEYOND.matcher(template).find()) {
      throw bad("'%s' uses more of the template language than {{name}}".formatted(field));
    }
    Known known = new Known(values);
    StringWriter out = new StringWriter();
    try {
      Mustache mustache =
          new Escaping(context).compile(new StringReader(newlines(template)), field, "{{", "}}");
      mustache.execute(out, List.<Object>of(known)).flush();
    } catch (MustacheException e) {
      throw bad("'%s' is no template".formatted(field));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!known.missed.isEmpty()) {
      throw bad("'%s' names %s, which has no value".formatted(field, known.missed));
    }
    return out.toString();
  }

  /** why: the library drops carriage returns, which end lines in texts of old. */
  private static String newlines(String template) {
    return template.replaceAll("\r\n?", "\n");
  }

  private static SeraiException bad(String what) {
    return new SeraiException(MailError.BAD_TEMPLATE, "mail", "%s", what);
  }

  /** Values, and what was asked for that is none. */
  private static final class Known extends HashMap<String, Object> {
    private static final long serialVersionUID = 1L;

    private final transient TreeSet<String> missed = new TreeSet<>();

    Known(Map<String, Object> values) {
      super(values);
    }

    @Override
    public boolean containsKey(Object name) {
      boolean has = super.containsKey(name);
      if (!has) {
        missed.add(String.valueOf(name));
      }
      return has;
    }
  }

  /** Knows no files, and escapes by context. */
  private static final class Escaping extends DefaultMustacheFactory {
    private final Context context;

    Escaping(Context context) {
      this.context = context;
    }

    @Override
    public Reader getReader(String name) {
      throw new MustacheException("templates include nothing");
    }

    @Override
    public void encode(String value, Writer out) {
      if (context == Context.HTML) {
        HtmlEscaper.escape(value, out);
        return;
      }
      try {
        out.write(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
