package io.serai.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.lake.Part;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Redshift's COPY of whole objects from S3. The objects are named by a manifest of Redshift's own
 * form, because a bare key is a prefix to COPY and would take its neighbours along.
 */
public class S3Copy {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int EXISTS = 412;

  private final S3Client s3;
  private final String bucket;
  private final String role;

  /**
   * @param bucket where parts are and copy manifests go; in the region of the warehouse
   * @param role ARN of the role that COPY reads S3 with; null for the one the cluster has as
   *     default
   */
  public S3Copy(S3Client s3, String bucket, String role) {
    this.s3 = s3;
    this.bucket = bucket;
    this.role = role;
  }

  /** How the objects are written; columnar ones are copied by the position of their columns. */
  public enum Format {
    PARQUET("FORMAT AS PARQUET"),
    /** JSON lines, gzipped, whose keys are the table's columns; their times are ISO 8601. */
    JSON_GZIP("FORMAT AS JSON 'auto' GZIP TIMEFORMAT 'auto'");

    private final String clause;

    Format(String clause) {
      this.clause = clause;
    }
  }

  /**
   * Puts a copy manifest and copies what it names.
   *
   * @param table where to, quoted
   * @param manifestKey of the copy manifest; the same parts, the same key
   * @return rows by the warehouse's own count
   */
  public long copy(
      Connection connection, String table, String manifestKey, List<Part> parts, Format format)
      throws SQLException {
    put(manifestKey, manifest(bucket, parts));
    Statements.update(
        connection, statement(table, "s3://" + bucket + "/" + manifestKey, role, format));
    return Statements.number(connection, "SELECT pg_last_copy_count()");
  }

  /** The COPY itself. Neither MAXERROR nor REGION, and TIMEFORMAT alone for what is no column. */
  public static String statement(String table, String manifest, String role, Format format) {
    return "COPY %s FROM '%s' IAM_ROLE %s MANIFEST %s"
        .formatted(
            table,
            manifest.replace("'", "''"),
            role == null ? "default" : "'" + role.replace("'", "''") + "'",
            format.clause);
  }

  /** The copy manifest; columnar formats want to know how long each object is. */
  public static String manifest(String bucket, List<Part> parts) {
    List<Map<String, Object>> entries =
        parts.stream()
            .map(
                part ->
                    Map.of(
                        "url",
                        "s3://" + bucket + "/" + part.key(),
                        "mandatory",
                        (Object) true,
                        "meta",
                        Map.of("content_length", part.bytes())))
            .toList();
    try {
      return JSON.writeValueAsString(Map.of("entries", entries));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** I6: one that is there already names the same parts. */
  private void put(String key, String manifest) {
    try {
      s3.putObject(
          put -> put.bucket(bucket).key(key).ifNoneMatch("*"), RequestBody.fromString(manifest));
    } catch (S3Exception e) {
      if (e.statusCode() != EXISTS) {
        throw away(e);
      }
    } catch (SdkException e) {
      throw away(e);
    }
  }

  private SeraiException away(SdkException e) {
    return new SeraiException(
        HubError.SERVICE_UNAVAILABLE, "warehouse", e, "S3 bucket '%s' takes no manifest", bucket);
  }
}
