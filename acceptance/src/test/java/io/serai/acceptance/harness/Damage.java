package io.serai.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** What may happen to an object behind the hub's back. */
public enum Damage {
  /** A manifest says another number of rows. */
  ROWS_EDITED {
    @Override
    public void to(Bucket bucket, String key) {
      bucket.put(key, bucket.text(key).replaceFirst("\"rows\" : \\d+", "\"rows\" : 1"));
    }
  },
  /** A manifest forgets its parts. */
  PARTS_REMOVED {
    @Override
    public void to(Bucket bucket, String key) {
      bucket.put(
          key, bucket.text(key).replaceFirst("(?s)\"parts\" : \\[.*?]", "\"parts\" : \\[ ]"));
    }
  },
  TRUNCATED {
    @Override
    public void to(Bucket bucket, String key) {
      byte[] content = bucket.bytes(key);
      bucket.put(key, Arrays.copyOf(content, content.length / 2));
    }
  },
  DELETED {
    @Override
    public void to(Bucket bucket, String key) {
      bucket.delete(key);
    }
  },
  /** The last line of a CSV file is gone. */
  CSV_ROW_REMOVED {
    @Override
    public void to(Bucket bucket, String key) {
      String csv = bucket.text(key).stripTrailing();
      bucket.put(key, csv.substring(0, csv.lastIndexOf('\n') + 1));
    }
  },
  /** A Parquet file is whole and has one row less. */
  PARQUET_ROW_REMOVED {
    @Override
    public void to(Bucket bucket, String key) {
      try {
        Path before = Files.createTempFile("before", ".parquet");
        Path after = Files.createTempFile("after", ".parquet");
        Files.write(before, bucket.bytes(key));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
            Statement statement = duck.createStatement()) {
          statement.execute(
              "COPY (SELECT * FROM read_parquet('%s') OFFSET 1) TO '%s' (FORMAT parquet)"
                  .formatted(before, after));
        }
        bucket.put(key, Files.readAllBytes(after));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  public abstract void to(Bucket bucket, String key);
}
