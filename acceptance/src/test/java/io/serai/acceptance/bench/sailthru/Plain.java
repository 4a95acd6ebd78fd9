package io.serai.acceptance.bench.sailthru;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.acceptance.harness.Database;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs the plain Camel way in this process: its start is not measured. */
record Plain(Path zip, Database warehouse) {
  /** Seconds. */
  double run() throws Exception {
    try (HikariDataSource pool = new HikariDataSource();
        DefaultCamelContext camel = new DefaultCamelContext();
        ZipFile archive = new ZipFile(zip.toFile())) {
      // why: every value comes as text
      pool.setJdbcUrl(warehouse.url() + "&stringtype=unspecified&reWriteBatchedInserts=true");
      pool.setMaximumPoolSize(2);
      camel.getRegistry().bind("warehouse", pool);
      camel.setStreamCaching(false);
      camel.addRoutes(new PlainRoutes());
      camel.start();
      ProducerTemplate routes = camel.createProducerTemplate();
      long started = System.nanoTime();
      for (ZipEntry entry : archive.stream().map(ZipEntry.class::cast).toList()) {
        try (InputStream in = archive.getInputStream(entry)) {
          routes.sendBodyAndProperty(
              "direct:entry", in, "kind", entry.getName().replaceFirst("\\..*", ""));
        }
      }
      return (System.nanoTime() - started) / 1e9;
    }
  }
}
