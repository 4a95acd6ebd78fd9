package io.serai.totesys.load;

import static io.serai.totesys.DuckSession.name;
import static io.serai.totesys.DuckSession.text;

import io.serai.core.Run;
import io.serai.lake.Fetch;
import io.serai.totesys.DuckDatabase;
import io.serai.totesys.DuckSession;
import io.serai.totesys.DuckSettings;
import io.serai.totesys.Target;
import io.serai.totesys.TotesysError;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Turns the fetched Parquet of a {@link LoadJob} into the CSV that the warehouse copies, before the
 * transaction begins, so that no lock waits for it.
 */
public final class LoadUnpack implements Processor {
  private final DuckSettings settings;

  public LoadUnpack(DuckSettings settings) {
    this.settings = settings;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    LoadJob job = exchange.getMessage().getBody(LoadJob.class);
    if (job.fetches().isEmpty()) {
      return;
    }
    Run run = exchange.getProperty(Run.PROPERTY, Run.class);
    DuckDatabase database = DuckDatabase.of(run, settings, job.folder().getParent());
    try (DuckSession duck = database.session(TotesysError.LOAD_FAILED)) {
      for (LoadUnit unit : job.units()) {
        for (Fetch fetch : unit.fetches()) {
          duck.run(copy(fetch));
          Files.delete(fetch.file());
        }
      }
    }
  }

  private static String copy(Fetch fetch) {
    String columns =
        Target.named(fetch.part().dataset()).columns().stream()
            .map(column -> name(column.name()))
            .collect(Collectors.joining(", "));
    // why: DuckDB quotes an empty text and leaves NULL empty, which is what COPY reads back
    return "COPY (SELECT %s FROM read_parquet(%s)) TO %s (FORMAT csv, HEADER false, NULLSTR '')"
        .formatted(columns, text(fetch.file().toString()), text(LoadJob.csv(fetch).toString()));
  }
}
