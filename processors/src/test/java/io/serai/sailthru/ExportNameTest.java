package io.serai.sailthru;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both worlds of names: the sample's of 2016, and those of the vendor's documents. */
class ExportNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "blast.20160401.json                          | -    | BLAST                 | false | 2016-04-01T00:00",
        "profile.20160401.json                        | -    | PROFILE               | false | 2016-04-01T00:00",
        "message_transactional.20160401.json          | -    | MESSAGE_TRANSACTIONAL | false | 2016-04-01T00:00",
        "message_blast_update.20160405.json           | -    | MESSAGE_BLAST         | true  | 2016-04-05T00:00",
        "4484_message_blast_updates.20180912.json     | 4484 | MESSAGE_BLAST         | true  | 2018-09-12T00:00",
        "4484_message_transactional_update.20180912.json.gz | 4484 | MESSAGE_TRANSACTIONAL | true | 2018-09-12T00:00",
        "4484_profile.json.gz                         | 4484 | PROFILE               | false | -",
        "blast.2016040113.json                        | -    | BLAST                 | false | 2016-04-01T13:00",
        "blast.20160401T13.json                       | -    | BLAST                 | false | 2016-04-01T13:00"
      })
  void a_name_says_client_kind_update_and_day(
      String name, String client, ExportKind kind, boolean update, String day) {
    assertThat(ExportName.parse(name))
        .hasValueSatisfying(
            meaning -> {
              assertThat(meaning.clientId()).isEqualTo(client);
              assertThat(meaning.kind()).isEqualTo(kind);
              assertThat(meaning.update()).isEqualTo(update);
              assertThat(String.valueOf(meaning.day())).isEqualTo(String.valueOf(day));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "purchase.20160401.json",
        "blast.20160401.json.bak",
        "blast.20160401.csv",
        "blast.20161301.json",
        "blast.20160230.json",
        "blast.2016040125.json",
        "BLAST.20160401.json",
        "my_blast.20160401.json",
        "blast_updated.20160401.json",
        "._blast.20160401.json",
        "blast.20160401.zip",
        ""
      })
  void any_other_name_is_of_no_known_kind(String name) {
    assertThat(ExportName.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a/b/blast.json,blast.json", "blast.json,blast.json", "a/,''"})
  void folders_are_no_part_of_a_name(String path, String base) {
    assertThat(ExportName.baseOf(path)).isEqualTo(base);
  }
}
