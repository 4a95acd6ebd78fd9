package io.serai.sailthru;

import java.util.Locale;

/** The data sets the vendor exports; an {@code _update} file is of the kind it updates. */
public enum ExportKind {
  BLAST(Dataset.BLAST),
  MESSAGE_BLAST(Dataset.MESSAGE_BLAST_MSG),
  MESSAGE_TRANSACTIONAL(Dataset.MESSAGE_TRANSACTIONAL_MSG),
  PROFILE(Dataset.PROFILE);

  private final Dataset records;

  ExportKind(Dataset records) {
    this.records = records;
  }

  /** The word in file names and in {@code updated.kind}, e.g. {@code message_blast}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The dataset with one row for each record of the file; all others are derived from it. */
  public Dataset records() {
    return records;
  }

  public static ExportKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
