package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in the repository belongs to one machine or one network. */
class ForeignWordsDT {
  /** An absolute path of somebody's machine; a relative one such as {@code var/work} is none. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.}*-])/(?:work|root|Users|tmp/w)/");

  private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9][A-Za-z0-9.-]*)");

  /** The end of names that nobody has (RFC 2606, section 2). */
  private static final String RESERVED = ".example";

  /** Hosts that anybody can reach, or that nobody can. */
  private static final Set<String> HOSTS =
      Set.of(
          "127.0.0.1",
          "127.0.0.2",
          "a.b.rest.marketingcloudapis.com",
          "localhost",
          "docs.oasis-open.org",
          "example.org",
          "exacttarget.com",
          "json-schema.org",
          "pubsub.googleapis.com",
          "sqs.us-east-2.amazonaws.com",
          "keepachangelog.com",
          "leads.limit0.io",
          "maven.apache.org",
          "mc1.rest.marketingcloudapis.com",
          "repo.maven.apache.org",
          "schemas.xmlsoap.org",
          "semver.org",
          "www.apache.org",
          "www.example.com",
          "www.w3.org");

  @Test
  void no_file_names_a_path_of_a_machine() {
    assertThat(found(MACHINE_PATH, Set.of())).isEmpty();
  }

  @Test
  void no_file_names_a_host_of_a_private_network() {
    assertThat(found(HOST, HOSTS)).isEmpty();
  }

  @Test
  void a_path_of_a_machine_is_told_from_a_relative_one() {
    assertThat("see /work" + "/main").containsPattern(MACHINE_PATH);
    assertThat("var/work/run and ${hub}/work/x").doesNotContainPattern(MACHINE_PATH);
  }

  private static List<String> found(Pattern pattern, Set<String> allowed) {
    List<String> found = new ArrayList<>();
    for (Path file : Project.files()) {
      Matcher matcher = pattern.matcher(Project.text(file));
      while (matcher.find()) {
        String word = matcher.group(matcher.groupCount());
        if (!allowed.contains(word) && !word.endsWith(RESERVED)) {
          found.add(file + ": " + word);
        }
      }
    }
    return found;
  }
}
