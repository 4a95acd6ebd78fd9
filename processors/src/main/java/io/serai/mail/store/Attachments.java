package io.serai.mail.store;

import io.serai.core.SeraiException;
import io.serai.mail.MailKeys;
import io.serai.mail.compose.Attached;
import io.serai.mail.compose.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Contents of attachments, in sealed parts of 256 KB: whoever sends one holds a part at a time, and
 * the database no longer than it takes to read that.
 */
final class Attachments {
  private static final int PART = 256 * 1024;

  private final Transactions transactions;
  private final Sql sql;
  private final MailKeys keys;

  Attachments(Transactions transactions, Sql sql, MailKeys keys) {
    this.transactions = transactions;
    this.sql = sql;
    this.keys = keys;
  }

  /**
   * A part as it is kept.
   *
   * @param last whether the content ends with it, so that a lost part is no short content
   */
  // why: the bytes are passed on, never compared
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(byte[] bytes, boolean last) {
    static final Part BEFORE_THE_FIRST = new Part(new byte[0], false);
  }

  /** Keeps them, in the caller's transaction. */
  void keep(Connection connection, String mail, List<Attachment> attachments) throws SQLException {
    for (int place = 0; place < attachments.size(); place++) {
      byte[] content = attachments.get(place).content();
      for (int from = 0, part = 0; from < content.length; from += PART, part++) {
        int to = Math.min(from + PART, content.length);
        byte[] sealed = keys.seal(Arrays.copyOfRange(content, from, to));
        sql.update(connection, "keep_part", mail, place, part, to == content.length, sealed);
      }
    }
  }

  /** Those of a mail. */
  Attached of(String mail) {
    return place -> new Parts(mail, place);
  }

  private Part part(String mail, int place, int part) throws IOException {
    try {
      return transactions
          .in(connection -> sql.row(connection, "part", this::part, mail, place, part))
          .orElseThrow(
              () ->
                  new IOException(
                      "part %d of attachment %d of mail '%s' is gone"
                          .formatted(part, place, mail)));
    } catch (SeraiException e) {
      throw new IOException(e);
    }
  }

  private Part part(ResultSet row) throws SQLException {
    return new Part(keys.unseal(row.getBytes(1)), row.getBoolean(2));
  }

  private final class Parts extends InputStream {
    private final String mail;
    private final int place;
    private Part part = Part.BEFORE_THE_FIRST;
    private int next;
    private int read;

    Parts(String mail, int place) {
      this.mail = mail;
      this.place = place;
    }

    private boolean more() throws IOException {
      while (read == part.bytes().length && !part.last()) {
        part = part(mail, place, next++);
        read = 0;
      }
      return read < part.bytes().length;
    }

    @Override
    public int read() throws IOException {
      return more() ? part.bytes()[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int some = Math.min(most, part.bytes().length - read);
      System.arraycopy(part.bytes(), read, into, from, some);
      read += some;
      return some;
    }
  }
}
