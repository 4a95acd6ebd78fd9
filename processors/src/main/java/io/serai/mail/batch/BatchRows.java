package io.serai.mail.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.SeraiException;
import io.serai.mail.Body;
import io.serai.mail.MailError;
import io.serai.mail.compose.DraftReader;
import io.serai.mail.compose.DraftReader.Judged;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows of a batch, judged one by one.
 *
 * @param good in their order
 */
public record BatchRows(List<Judged> good, List<Refused> bad) {
  private static final int MOST_ROWS = 50_000;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A row that is not queued.
   *
   * @param row from 1, a header included
   * @param column its name, or empty where the whole row is at fault
   * @param reason with the error's code; never what the row holds
   */
  public record Refused(int row, String column, String reason) {}

  /**
   * From CSV.
   *
   * @throws SeraiException BAD_BATCH when its header is none, or it has too many rows
   */
  public static BatchRows csv(Body body, Instant now) {
    BatchRows rows = new BatchRows(new ArrayList<>(), new ArrayList<>());
    try (Reader in = new InputStreamReader(body.open(), StandardCharsets.UTF_8)) {
      SendList list = SendList.of(in);
      for (Optional<SendList.Row> next = list.next(); next.isPresent(); next = list.next()) {
        SendList.Row row = next.get();
        rows.room();
        if (row.fault() == null) {
          rows.judge(row.number(), () -> DraftReader.judge(row.draft(), now));
        } else {
          rows.bad.add(new Refused(row.number(), row.column(), row.fault()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /**
   * From a JSON array of mails.
   *
   * @throws SeraiException BAD_BATCH when it is none, or it has too many
   */
  public static BatchRows json(Body body, Instant now) {
    BatchRows rows = new BatchRows(new ArrayList<>(), new ArrayList<>());
    try (InputStream in = body.open();
        JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw refused("the body is no JSON array");
      }
      for (int row = 1; json.nextToken() != JsonToken.END_ARRAY; row++) {
        String mail = json.readValueAsTree().toString();
        rows.room();
        rows.judge(row, () -> DraftReader.read(mail, now));
      }
      if (json.nextToken() != null) {
        throw refused("there is more behind the JSON array");
      }
    } catch (JsonProcessingException e) {
      throw refused(
          "the body is no JSON at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (CharConversionException e) {
      throw refused("the body is no UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private void room() {
    if (good.size() + bad.size() >= MOST_ROWS) {
      throw refused("it has more than %d rows".formatted(MOST_ROWS));
    }
  }

  private static SeraiException refused(String what) {
    return new SeraiException(MailError.BAD_BATCH, "mail", "%s", what);
  }

  private void judge(int row, Supplier<Judged> judging) {
    try {
      good.add(judging.get());
    } catch (SeraiException e) {
      String column = e.code() == MailError.BAD_ADDRESS ? "email" : "";
      String text = e.getMessage();
      bad.add(new Refused(row, column, text.substring(0, text.indexOf("; "))));
    }
  }
}
