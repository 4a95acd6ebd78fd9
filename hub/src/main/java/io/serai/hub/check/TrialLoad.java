package io.serai.hub.check;

import io.serai.hub.settings.Fault;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Loads route files into a Camel context that never starts: what it refuses, the hub would. */
final class TrialLoad {
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private TrialLoad() {}

  static List<Fault> judge(List<RouteFile> files, Properties settings) {
    List<Fault> faults = new ArrayList<>();
    // why: never started, so there is nothing to stop
    CamelContext camel = new DefaultCamelContext();
    camel.getPropertiesComponent().setInitialProperties(settings);
    files.forEach(file -> load(camel, file, faults));
    return faults;
  }

  private static void load(CamelContext camel, RouteFile file, List<Fault> faults) {
    try {
      String name = file.path().getFileName().toString();
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString(name, Files.readString(file.path())));
    } catch (Exception e) {
      faults.add(file.fault(line(e), "Camel does not load it: " + firstLine(e)));
    }
  }

  private static int line(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYamlEngineException marked
          && marked.getProblemMark().isPresent()) {
        return marked.getProblemMark().get().getLine() + 1;
      }
    }
    Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
    return line.find() ? Integer.parseInt(line.group(1)) : 1;
  }

  private static String firstLine(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).strip().lines().findFirst().orElse(root.toString());
  }
}
