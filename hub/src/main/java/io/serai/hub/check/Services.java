package io.serai.hub.check;

import io.serai.core.HubError;
import io.serai.hub.service.Probe;
import io.serai.hub.settings.Fault;
import io.serai.hub.settings.Masking;
import io.serai.hub.settings.Settings;
import io.serai.hub.settings.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether the services that settings name answer. */
final class Services {
  private Services() {}

  /** Asks all at once; each that does not answer in time, or refuses, is a fault. */
  static List<Fault> judge(List<Probe> probes, Settings settings, Duration patience) {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "probe");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> answers = new ArrayList<>();
      probes.forEach(probe -> answers.add(threads.submit(probe.question())));
      List<Fault> faults = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        Probe probe = probes.get(i);
        problem(answers.get(i), patience).ifPresent(why -> faults.add(fault(probe, settings, why)));
      }
      return faults;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<String> problem(Future<?> answer, Duration patience) {
    try {
      answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(root(e).getMessage()));
    } catch (TimeoutException e) {
      return Optional.of("no answer in " + patience.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private static Fault fault(Probe probe, Settings settings, String why) {
    String key = probe.setting();
    String firstLine = why.strip().lines().findFirst().orElse("");
    Value value = settings.values().get(key);
    String address =
        value == null ? "its default address" : "'" + Masking.shown(false, value.raw()) + "'";
    return new Fault(
        value == null ? key : value.source(),
        HubError.SERVICE_UNAVAILABLE,
        "%s does not answer at %s: %s; check %s and the service"
            .formatted(probe.name(), address, Masking.shown(false, firstLine), key));
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
