package io.serai.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.lake.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class S3CopyTest {
  private static final String MANIFEST = "s3://lake/copy/totesys/r/design.json";

  @Test
  void parquet_is_copied_from_a_manifest_with_a_role() {
    String sql =
        S3Copy.statement(
            "\"stage_0\"",
            MANIFEST,
            "arn:aws:iam::123456789012:role/o'neil",
            S3Copy.Format.PARQUET);

    assertThat(sql)
        .isEqualTo(
            "COPY \"stage_0\" FROM 's3://lake/copy/totesys/r/design.json' IAM_ROLE"
                + " 'arn:aws:iam::123456789012:role/o''neil' MANIFEST FORMAT AS PARQUET");
  }

  @ParameterizedTest
  @EnumSource
  void every_format_is_one_that_redshift_documents(S3Copy.Format format) {
    RedshiftGrammar.require(S3Copy.statement("\"stage_0\"", MANIFEST, null, format));
  }

  @Test
  void a_manifest_names_each_object_whole_with_its_length() {
    String json =
        S3Copy.manifest(
            "lake", List.of(new Part("dim_design", "processed/a.parquet", 2, 714, "x", false)));

    assertThat(json)
        .contains("\"url\":\"s3://lake/processed/a.parquet\"")
        .contains("\"mandatory\":true")
        .contains("\"meta\":{\"content_length\":714}")
        .startsWith("{\"entries\":[{");
  }
}
