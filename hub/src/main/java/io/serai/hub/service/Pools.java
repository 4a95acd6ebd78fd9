package io.serai.hub.service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariCredentialsProvider;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.serai.hub.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Connection pools by the prefix of their settings. A pool starts although its database does not
 * answer, and asks for its credentials at every new connection, so a rotated password is met.
 */
public final class Pools implements AutoCloseable {
  private static final long CONNECTION_TIMEOUT_MS = 5_000;

  private final Settings settings;
  private final List<HikariDataSource> open = new ArrayList<>();

  public Pools(Settings settings) {
    // why: a pool trusts a connection used within the last 500 ms unasked, so one cut would fail
    // two units
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    this.settings = settings;
  }

  /**
   * @param prefix {@code hub}, {@code totesys} or {@code warehouse}: settings {@code
   *     <prefix>.jdbc.url}, {@code .username}, {@code .password}
   */
  public DataSource open(String prefix, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(prefix);
    config.setJdbcUrl(settings.get(prefix + ".jdbc.url"));
    config.setCredentialsProvider(credentials(prefix));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "serai-" + prefix.toLowerCase(Locale.ROOT));
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    HikariDataSource pool = new HikariDataSource(config);
    open.add(pool);
    return pool;
  }

  private HikariCredentialsProvider credentials(String prefix) {
    return () ->
        Credentials.of(
            settings.find(prefix + ".jdbc.username").orElse(null),
            settings.find(prefix + ".jdbc.password").orElse(null));
  }

  @Override
  public void close() {
    open.forEach(HikariDataSource::close);
  }
}
