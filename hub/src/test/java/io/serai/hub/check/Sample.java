package io.serai.hub.check;

import io.serai.hub.settings.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A route file that is right, to be broken in one place. */
final class Sample {
  static final String NAME = "totesys-copy.camel.yaml";
  static final String ROUTE =
      """
      - route:
          id: totesys-copy
          group: totesys
          description: Copies what is due. Safe to repeat.
          routeConfigurationId: hub-batch
          from:
            uri: direct:totesys-copy
            steps:
              - choice:
                  id: totesys-copy-due
                  when:
                    - expression:
                        simple:
                          expression: ${body} != null
                      steps:
                        - to:
                            id: totesys-copy-put
                            uri: aws2-s3:{{totesys.ingestion-bucket}}
                            parameters:
                              conditionalWritesEnabled: "true"
                  otherwise:
                    id: totesys-copy-idle
                    steps:
                      - process:
                          id: totesys-copy-beat
                          ref: beat
      """;

  private final Path folder;

  Sample(Path folder) {
    this.folder = folder;
  }

  /** The file as it is after one change, which must find its text. */
  RouteFile broken(String from, String to) throws IOException {
    if (!ROUTE.contains(from)) {
      throw new IllegalArgumentException("not in the sample: " + from);
    }
    return file(NAME, ROUTE.replace(from, to));
  }

  RouteFile file(String name, String text) throws IOException {
    List<RouteFile> files = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    RouteFile.read(Files.writeString(folder.resolve(name), text), files, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.toString());
    }
    return files.get(0);
  }

  /** The faults a rule finds, without the folder. */
  List<String> lines(RouteFile file, Function<RouteFile, List<Fault>> rule) {
    return lines(rule.apply(file));
  }

  List<String> lines(List<Fault> faults) {
    return faults.stream()
        .map(fault -> fault.toString().replace(folder + "/", "").replace(" SERAI-1010", ""))
        .toList();
  }
}
