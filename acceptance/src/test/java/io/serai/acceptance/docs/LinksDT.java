package io.serai.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksDT {
  @Test
  void every_relative_link_of_a_document_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    for (Path document : Project.files(".md")) {
      new Markdown(Project.text(document))
          .links().stream()
              .filter(link -> !link.matches("(https?|mailto):.*"))
              .filter(link -> !leadsSomewhere(document, link))
              .forEach(link -> broken.add(document + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void an_anchor_is_the_heading_it_was_made_from() {
    Markdown document = new Markdown("# One\n```\n# no heading\n```\n## What to do, then?\n");

    assertThat(document.anchors()).containsExactlyInAnyOrder("one", "what-to-do-then");
  }

  private static boolean leadsSomewhere(Path document, String link) {
    String[] halves = link.split("#", 2);
    Path target = halves[0].isEmpty() ? document : document.resolveSibling(halves[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return halves.length == 1 || new Markdown(Project.text(target)).anchors().contains(halves[1]);
  }
}
