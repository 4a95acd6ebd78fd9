package io.serai.hub.check;

import io.serai.core.HubError;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Masking;
import io.serai.hub.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A try whether a service answers.
 *
 * @param name what people call it, e.g. {@code warehouse}
 * @param settingKey the setting to correct when it does not, e.g. {@code warehouse.jdbc.url}
 * @param call returns when the service answered, else throws
 */
public record Probe(String name, String settingKey, Callable<?> call) {

  /** Tries all at once; each that does not answer in time, or refuses, is a fault. */
  static List<Fault> all(List<Probe> probes, Settings settings, Duration patience) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "probe");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> tries = new ArrayList<>();
      probes.forEach(probe -> tries.add(threads.submit(probe.call())));
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        probes.get(i).outcome(tries.get(i), settings, patience, faults);
      }
      return faults;
    } finally {
      threads.shutdownNow();
    }
  }

  private void outcome(Future<?> result, Settings settings, Duration patience, List<Fault> faults) {
    try {
      result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      faults.add(fault(settings, String.valueOf(root(e).getMessage())));
    } catch (TimeoutException e) {
      faults.add(fault(settings, "no answer in " + patience.toSeconds() + " s"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      faults.add(fault(settings, "interrupted"));
    }
  }

  private Fault fault(Settings settings, String why) {
    String firstLine = why.strip().lines().findFirst().orElse("");
    return new Fault(
        settings.source(settingKey).orElse(settingKey),
        HubError.SERVICE_UNAVAILABLE,
        "%s does not answer at %s: %s; check %s and the service"
            .formatted(name, shown(settings), Masking.shown(false, firstLine), settingKey));
  }

  private String shown(Settings settings) {
    return settings.values().containsKey(settingKey)
        ? "'" + Masking.shown(false, settings.values().get(settingKey).raw()) + "'"
        : "its default address";
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
