package io.serai.mail.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.util.List;
import java.util.function.Function;

/** Lists, a page at a time. */
public final class Listing {
  private static final int MOST = 500;
  private static final int USUAL = 50;

  private Listing() {}

  /**
   * Which page is asked for.
   *
   * @param limit 1 to 500
   * @param cursor {@code next} of the page before; empty for the first
   */
  public record Asked(int limit, String cursor) {
    /**
     * From the words of a request.
     *
     * @param limit 50 when it is empty
     * @throws SeraiException BAD_MAIL
     */
    public static Asked of(String limit, String cursor) {
      if (limit.isBlank()) {
        return new Asked(USUAL, cursor);
      }
      if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
        throw new SeraiException(
            MailError.BAD_MAIL, "mail", "'limit' is not 1 to %d: '%s'", MOST, limit);
      }
      return new Asked(Integer.parseInt(limit), cursor);
    }

    /** How many to look for, so that it shows whether there are more. */
    int oneMore() {
      return limit + 1;
    }

    /** Cuts what was found. */
    <T> Page<T> page(List<T> found, Function<T, String> key) {
      boolean more = found.size() > limit;
      List<T> some = more ? found.subList(0, limit) : found;
      return new Page<>(List.copyOf(some), more ? key.apply(some.get(limit - 1)) : null);
    }
  }

  /**
   * A page.
   *
   * @param next cursor of the next one; null after the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page<T>(List<T> items, String next) {}
}
