package io.serai.hub.check;

import io.serai.hub.control.JolokiaPolicy;
import io.serai.hub.question.QuestionFile;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that can be known to be wrong before the hub starts, in one list. */
public final class Check {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PLACE = Pattern.compile("(.*):(\\d+)");

  private final Settings settings;
  private final Path routes;
  private final Surroundings surroundings;

  /**
   * @param routes the folder of route files
   * @param surroundings what Java offers to routes; what they name beyond it is a fault
   */
  public Check(Settings settings, Path routes, Surroundings surroundings) {
    this.settings = settings;
    this.routes = routes;
    this.surroundings = surroundings;
  }

  /**
   * Faults of files and settings, by file and line. A sandbox that does not run is none: nothing
   * that stands in a file is wrong.
   */
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(settings.faults());
    settings.sandboxDown().ifPresent(faults::remove);
    faults.addAll(CamelOptions.judge(settings));
    List<RouteFile> files = RouteFile.readAll(routes, faults);
    for (RouteFile file : files) {
      faults.addAll(HouseRules.judge(file));
      faults.addAll(Literals.judge(file));
      faults.addAll(Endpoints.judge(file));
      faults.addAll(RouteSettings.judge(file, settings));
    }
    faults.addAll(HouseLinks.judge(files, surroundings));
    faults.addAll(TrialLoad.judge(files, settings.asProperties()));
    surroundings.files().forEach(file -> required(file, faults));
    JolokiaPolicy.problem()
        .ifPresent(problem -> faults.add(new Fault(JolokiaPolicy.FILE.toString(), problem)));
    return sorted(faults);
  }

  /** As {@link #faults}, and whether every service answers. */
  public List<Fault> faults(List<Probe> probes) {
    List<Fault> faults = new ArrayList<>(faults());
    if (settings.sandboxDown().isPresent()) {
      faults.add(settings.sandboxDown().get());
    } else {
      faults.addAll(Services.judge(probes, settings, PATIENCE));
    }
    return sorted(faults);
  }

  private static void required(Path file, List<Fault> faults) {
    try {
      if (!Files.isRegularFile(file)) {
        faults.add(new Fault(file.toString(), "there is no such file; restore it"));
      } else if (Files.readString(file).isBlank()) {
        faults.add(new Fault(file + ":1", "is empty; restore it"));
      } else {
        faults.addAll(QuestionFile.judge(file));
      }
    } catch (IOException e) {
      faults.add(new Fault(file.toString(), "cannot be read: " + e.getMessage()));
    }
  }

  private static List<Fault> sorted(List<Fault> faults) {
    return faults.stream()
        .distinct()
        .sorted(Comparator.comparing(Check::fileOf).thenComparing(Check::lineOf))
        .toList();
  }

  private static String fileOf(Fault fault) {
    Matcher place = PLACE.matcher(fault.where());
    return place.matches() ? place.group(1) : fault.where();
  }

  private static int lineOf(Fault fault) {
    Matcher place = PLACE.matcher(fault.where());
    return place.matches() ? Integer.parseInt(place.group(2)) : 0;
  }
}
