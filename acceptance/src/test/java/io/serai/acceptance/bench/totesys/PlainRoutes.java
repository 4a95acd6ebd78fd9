package io.serai.acceptance.bench.totesys;

import io.serai.totesys.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.apache.camel.dataformat.csv.CsvDataFormat;

/**
 * The plain Camel way, as a good Camel engineer writes it: rows as a stream from {@code jdbc},
 * split while they come, a thousand at a time to a file, the file to S3; back as a lazy stream of
 * maps; and a thousand at a time into the warehouse with {@code sql} batches. Never a table in
 * memory.
 */
final class PlainRoutes extends RouteBuilder {
  private static final String BATCHES = "${collate(1000)}";

  private final String bucket;
  private final Path folder;

  /**
   * @param bucket takes all objects
   * @param folder for files on their way to it
   */
  PlainRoutes(String bucket, Path folder) {
    this.bucket = bucket;
    this.folder = folder;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    for (Target target : PlainStar.targets()) {
      extract(target);
      transform(target);
      load(target);
    }
  }

  private void extract(Target target) {
    String key = "plain-extract/" + target.table();
    from("direct:extract-" + target.table())
        .setBody(constant(PlainStar.query(target)))
        .to("jdbc:source?outputType=StreamList&resetAutoCommit=false&statement.fetchSize=1000")
        .split(simple(BATCHES))
        .streaming()
        .stopOnException()
        .marshal(written(PlainStar.read(target)))
        .to(append(key))
        .end()
        .to(direct("put", key));
    put(key);
  }

  private void transform(Target target) {
    String key = "plain-transform/" + target.table();
    from("direct:transform-" + target.table())
        .setHeader(AWS2S3Constants.KEY, constant("plain-extract/" + target.table()))
        .to("aws2-s3:" + bucket + "?operation=getObject")
        .unmarshal(read(PlainStar.read(target)))
        .split(simple(BATCHES))
        .streaming()
        .stopOnException()
        .process(PlainRoutes::shape)
        .marshal(written(PlainStar.stored(target)))
        .to(append(key))
        .end()
        .to(direct("put", key));
    put(key);
  }

  private void load(Target target) {
    from("direct:load-" + target.table())
        .setHeader(AWS2S3Constants.KEY, constant("plain-transform/" + target.table()))
        .to("aws2-s3:" + bucket + "?operation=getObject")
        .unmarshal(read(PlainStar.stored(target)))
        .split(simple(BATCHES))
        .streaming()
        .stopOnException()
        .to("sql:" + PlainStar.insert(target) + "?dataSource=#warehouse&batch=true")
        .end();
  }

  private void put(String key) {
    from(direct("put", key))
        .process(e -> e.getMessage().setBody(folder.resolve(name(key)).toFile()))
        .setHeader(AWS2S3Constants.KEY, constant(key))
        .to("aws2-s3:" + bucket);
  }

  @SuppressWarnings("unchecked")
  private static void shape(Exchange exchange) {
    exchange
        .getMessage()
        .getBody(List.class)
        .forEach(row -> PlainStar.shape((Map<String, Object>) row));
  }

  private String append(String key) {
    return "file:%s?fileName=%s&fileExist=Append".formatted(folder, name(key));
  }

  private static String direct(String what, String key) {
    return "direct:" + what + "-" + name(key);
  }

  private static String name(String key) {
    return key.replace('/', '-') + ".csv";
  }

  private static CsvDataFormat written(List<String> columns) {
    CsvDataFormat csv = csv(columns);
    // why: written a batch at a time, every batch would begin with a header
    csv.setSkipHeaderRecord(true);
    return csv;
  }

  private static CsvDataFormat read(List<String> columns) {
    CsvDataFormat csv = csv(columns);
    csv.setSkipHeaderRecord(false);
    csv.setLazyLoad(true);
    csv.setUseMaps(true);
    return csv;
  }

  private static CsvDataFormat csv(List<String> columns) {
    CsvDataFormat csv = new CsvDataFormat();
    csv.setHeader(columns.toArray(String[]::new));
    csv.setNullString("");
    return csv;
  }
}
