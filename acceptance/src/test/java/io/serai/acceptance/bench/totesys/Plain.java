package io.serai.acceptance.bench.totesys;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.acceptance.harness.Space;
import io.serai.totesys.Target;
import java.nio.file.Path;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Runs the plain Camel way in this process: its start is not measured.
 *
 * @param space an empty one
 * @param folder for working files
 */
record Plain(Space space, Path folder) {
  /** Seconds of all three stages, one after another. */
  double run() {
    try (HikariDataSource source = pool(space.source().url(), false);
        // why: every value comes as text from a file
        HikariDataSource warehouse =
            pool(
                space.warehouse().url() + "&stringtype=unspecified&reWriteBatchedInserts=true",
                true);
        DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getRegistry().bind("source", source);
      camel.getRegistry().bind("warehouse", warehouse);
      camel.getRegistry().bind("s3", space.s3());
      camel.setStreamCaching(false);
      camel.addRoutes(new PlainRoutes(space.processed(), folder));
      camel.start();
      ProducerTemplate routes = camel.createProducerTemplate();
      long started = System.nanoTime();
      space.warehouse().run(PlainStar.calendar());
      for (String stage : new String[] {"extract", "transform", "load"}) {
        for (Target target : PlainStar.targets()) {
          routes.sendBody("direct:" + stage + "-" + target.table(), "");
        }
      }
      return (System.nanoTime() - started) / 1e9;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HikariDataSource pool(String url, boolean autoCommit) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setAutoCommit(autoCommit);
    pool.setMaximumPoolSize(2);
    return pool;
  }
}
