package io.serai.hub.cli;

import io.serai.hub.Hub;
import io.serai.hub.settings.Catalogue;
import io.serai.hub.settings.Setting;
import io.serai.hub.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * {@code ./serai rehearse}: starts a hub that reaches no service, with every flow, and stops it.
 * The launcher has the JVM note which classes a start needs while it does, for quicker starts.
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RehearseCommand.class);
  private static final String CLASS = ".class";

  /** Nobody listens there. */
  private static final String NOWHERE = "127.0.0.1:1";

  /** why: what the first look at every service needs is part of a start. */
  private static final long LOOK_MS = 1_500;

  /** why: a schedule that never comes loads what a schedule needs. */
  private static final String NEVER = "0 0 0 1 1 ? 2099";

  /** Libraries that a start needs when services answer, by a class of each. */
  private static final List<Class<?>> ANSWERED =
      List.of(Driver.class, Jdbi.class, Flyway.class, SecretsManagerClient.class);

  @Override
  public Integer call() throws Exception {
    Settings settings = Places.soundSettings("prod", values(Catalogue.serai()));
    // why: a start begins with one of the others
    Root.line();
    try (Hub hub = Hub.start(settings, Clock.systemUTC())) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      for (Class<?> one : ANSWERED) {
        loadAll(one);
      }
      return hub.camel().isStarted() ? 0 : Root.FAILED;
    }
  }

  /** Loads every class of the jar that a class is from; the JVM links and keeps them at its end. */
  private static void loadAll(Class<?> one) throws Exception {
    URI jar = one.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (JarFile file = new JarFile(Path.of(jar).toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (name.endsWith(CLASS) && !name.startsWith("META-INF/")) {
          load(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
        }
      }
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, RehearseCommand.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      LOG.debug("{} is of an optional library: {}", name, absent.getMessage());
    }
  }

  /** A value for every setting that needs one, or that would make the hub do something. */
  static Map<String, String> values(Catalogue catalogue) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Setting setting : catalogue.settings()) {
      switch (setting.type()) {
        case PORT -> values.put(setting.key(), "0");
        case SCHEDULE -> values.put(setting.key(), NEVER);
        case HTTP_URL -> {
          if (setting.key().endsWith(".endpoint") || setting.required().in("prod")) {
            values.put(setting.key(), "http://" + NOWHERE);
          }
        }
        case CHOICES -> values.put(setting.key(), String.join(",", setting.allowed()));
        default -> {
          if (setting.required().in("prod")) {
            values.put(setting.key(), needed(setting));
          }
        }
      }
    }
    // why: a database that is not there is given up after 5 s, and nobody waits for all of them
    values.put("hub.shutdown-timeout", "10");
    values.put("hub.work-dir", System.getProperty("java.io.tmpdir"));
    values.put("leads.units", "config/leads/units-sandbox.json");
    values.put("mail.accounts-file", "config/mail/accounts.json");
    values.put("mongodb.uri", "mongodb://" + NOWHERE);
    values.put("sqs.access-key", "none");
    values.put("sqs.secret-key", "none");
    values.put("elasticsearch.url", "http://" + NOWHERE);
    values.put("s3.access-key", "none");
    values.put("s3.secret-key", "none");
    return values;
  }

  private static String needed(Setting setting) {
    return switch (setting.type()) {
      case JDBC_URL -> "jdbc:postgresql://" + NOWHERE + "/none";
      case KEY_256 -> "A".repeat(43) + "=";
      default -> "none";
    };
  }
}
