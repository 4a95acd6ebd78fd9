package io.serai.acceptance.harness;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/**
 * Everything that is logged while it is open, key-values and whole causes included; the hub's own
 * classes from DEBUG on.
 */
public final class Logs implements AutoCloseable {
  private static final String HUB = "io.serai";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = LoggerContext.getContext(false).getRootLogger();
  private final AbstractAppender appender =
      new AbstractAppender(
          "captured",
          null,
          PatternLayout.newBuilder().withPattern("%level %c %msg %X %throwable").build(),
          false,
          Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          lines.add(getLayout().toSerializable(event).toString());
        }
      };

  private Logs() {}

  public static Logs capture() {
    Logs logs = new Logs();
    Configurator.setLevel(HUB, Level.DEBUG);
    logs.appender.start();
    logs.root.addAppender(logs.appender);
    return logs;
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.removeAppender(appender);
    appender.stop();
    Configurator.setLevel(HUB, Level.INFO);
  }
}
