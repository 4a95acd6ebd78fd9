package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonParser;
import io.serai.sailthru.Dataset;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Campaigns: one row a record. */
final class Blasts implements Exploder {
  private final Values values;
  private final Notes notes;
  private final Fields fields;

  Blasts(Values values, Notes notes) {
    this.values = values;
    this.notes = notes;
    this.fields = new Fields(Dataset.BLAST, Set.of(), Set.of(), values);
  }

  @Override
  public void explode(JsonParser json, List<Row> rows) throws IOException, BadLine {
    Object[] row = fields.row();
    while (Exploder.nextField(json)) {
      if (!fields.read(json, row)) {
        Exploder.unknown(json, notes, "blast", values);
      }
    }
    Exploder.require(row[fields.at("id")], "id");
    rows.add(new Row(Dataset.BLAST, row));
  }
}
