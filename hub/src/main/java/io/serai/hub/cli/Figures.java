package io.serai.hub.cli;

import io.serai.mail.inbound.bounce.Bounce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the reading agrees with the labels: recipients by their place in the file. */
final class Figures {
  private final Labels labels;
  private int files;
  private int numbers;
  private int recipients;
  private int hard;
  private int groups;
  private int codes;

  Figures(Labels labels) {
    this.labels = labels;
  }

  /** Compares the reading of one file with its labels; a file without labels does not count. */
  void add(String file, List<Bounce> found) {
    List<Labels.Row> expected = labels.rows().getOrDefault(file, List.of());
    if (expected.isEmpty()) {
      return;
    }
    files++;
    numbers += found.size() == expected.size() ? 1 : 0;
    for (int i = 0; i < expected.size(); i++) {
      recipients++;
      if (i < found.size()) {
        hard += found.get(i).hard() == expected.get(i).hard() ? 1 : 0;
        groups += found.get(i).group() == expected.get(i).group() ? 1 : 0;
        codes += found.get(i).replyCode().equals(expected.get(i).replyCode()) ? 1 : 0;
      }
    }
  }

  /** The figures as sentences; none without labels. */
  List<String> lines() {
    return view().entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s right: %.1f %%", e.getKey(), 100 * e.getValue()))
        .toList();
  }

  /** The figures as shares of 1; empty without labels. */
  Map<String, Double> view() {
    Map<String, Double> view = new LinkedHashMap<>();
    if (files > 0) {
      view.put("number of recipients", (double) numbers / files);
      view.put("hard or soft", (double) hard / recipients);
      view.put("group", (double) groups / recipients);
      view.put("reply code", (double) codes / recipients);
    }
    return view;
  }
}
