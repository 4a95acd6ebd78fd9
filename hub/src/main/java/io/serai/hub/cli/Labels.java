package io.serai.hub.cli;

import io.serai.mail.inbound.bounce.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody who looked at the mails says of them: {@code labels.tsv} beside them, with a header
 * line that names at least {@code file}, {@code reply_code}, {@code reason} and {@code hard}.
 *
 * @param rows by file, in the order of the recipients
 */
record Labels(Map<String, List<Row>> rows) {
  /** One recipient. */
  record Row(String replyCode, Group group, boolean hard) {}

  /** The labels of a folder; empty when there are none. */
  static Labels beside(Path folder) throws IOException {
    Path file = folder.resolve("labels.tsv");
    Map<String, List<Row>> rows = new HashMap<>();
    if (Files.isRegularFile(file)) {
      List<String> lines = Files.readAllLines(file);
      List<String> names = List.of(lines.get(0).split("\t", -1));
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.split("\t", -1);
        rows.computeIfAbsent(columns[names.indexOf("file")], f -> new ArrayList<>())
            .add(
                new Row(
                    columns[names.indexOf("reply_code")],
                    Group.ofReason(columns[names.indexOf("reason")]),
                    columns[names.indexOf("hard")].equals("1")));
      }
    }
    return new Labels(rows);
  }
}
