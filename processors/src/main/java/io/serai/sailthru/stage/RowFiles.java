package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.Dataset.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of one dataset as lines of JSON, gzipped, in as many files as it takes. */
final class RowFiles implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final Dataset dataset;
  private final Packer packer;
  private final String[] names;
  private final Path folder;
  private final String stem;
  private final long rowsPerFile;
  private final List<Written> files = new ArrayList<>();
  private JsonGenerator out;
  private Path file;
  private long rows;

  /** A file that is whole once its packer was awaited. */
  record Written(Dataset dataset, Path file, long rows) {}

  /**
   * @param packer of the files
   * @param stem the files' names begin so
   * @param rowsPerFile after that many, another file begins
   */
  RowFiles(Dataset dataset, Packer packer, Path folder, String stem, long rowsPerFile) {
    this.dataset = dataset;
    this.packer = packer;
    this.names = dataset.columns().stream().map(Column::name).toArray(String[]::new);
    this.folder = folder;
    this.stem = stem;
    this.rowsPerFile = rowsPerFile;
  }

  void write(long lineNumber, Object[] values) throws IOException {
    if (out == null) {
      open();
    }
    out.writeStartObject();
    out.writeNumberField(names[0], lineNumber);
    for (int i = 0; i < values.length; i++) {
      out.writeFieldName(names[i + 1]);
      write(values[i]);
    }
    out.writeEndObject();
    out.writeRaw('\n');
    if (++rows == rowsPerFile) {
      finish();
    }
  }

  private void write(Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value == null) {
      out.writeNull();
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number.toPlainString());
    } else {
      out.writeBoolean((Boolean) value);
    }
  }

  private void open() throws IOException {
    file = folder.resolve("%s-%s-%05d.json.gz".formatted(stem, dataset.word(), files.size()));
    out = JSON.createGenerator(packer.open(file));
    out.setRootValueSeparator(null);
  }

  private void finish() throws IOException {
    out.close();
    files.add(new Written(dataset, file, rows));
    out = null;
    rows = 0;
  }

  /** Ends the last file; all files, in order. */
  List<Written> end() throws IOException {
    if (out != null) {
      finish();
    }
    return List.copyOf(files);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
