package io.serai.hub.ledger;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.jdbi.v3.core.statement.SqlStatements;

/** Schema {@code serai}: migrated when the database answers first, unavailable until then. */
public final class LedgerDatabase {
  /** Connection, resources, shutdown, rollback: classes of PostgreSQL's appendix A that pass. */
  private static final List<String> GONE = List.of("08", "53", "57", "40", "55P03");

  private final DataSource dataSource;
  private final Jdbi jdbi;
  private volatile boolean migrated;

  public LedgerDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource);
    jdbi.configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true));
  }

  /** Brings the schema up to date; repeating it is cheap. */
  public synchronized void migrate() {
    if (migrated) {
      return;
    }
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .schemas("serai")
          .defaultSchema("serai")
          .locations("classpath:db/migration")
          .load()
          .migrate();
      migrated = true;
    } catch (FlywayException e) {
      throw unavailable(e);
    }
  }

  /** Runs work in one transaction. */
  public <T> T transaction(HandleCallback<T, RuntimeException> work) {
    migrate();
    try {
      return jdbi.inTransaction(work);
    } catch (JdbiException e) {
      throw unavailable(e);
    }
  }

  /** As {@link #transaction} for work without a result. */
  public void use(HandleConsumer<RuntimeException> work) {
    transaction(
        handle -> {
          work.useHandle(handle);
          return null;
        });
  }

  /** Succeeds when the database answers and has its schema. */
  public void probe() {
    transaction(handle -> handle.execute("SELECT 1"));
  }

  /** The statement in {@code <class>/<name>.sql} beside the class. */
  static String sql(Class<?> owner, String name) {
    return ClasspathSqlLocator.create().locate(owner, name);
  }

  /** Gone for now, or answering and refusing: the class of the SQL state decides. */
  private static SeraiException unavailable(RuntimeException e) {
    SQLException cause = sqlCause(e);
    String state = cause == null ? null : cause.getSQLState();
    boolean gone =
        cause == null
            || cause instanceof SQLTransientException
            || state == null
            || GONE.stream().anyMatch(state::startsWith);
    return gone
        ? new SeraiException(
            HubError.LEDGER_UNAVAILABLE, "hub", e, "the hub's database does not answer")
        : new SeraiException(
            HubError.LEDGER_REFUSED,
            "hub",
            e,
            "SQL state '%s': %s",
            state,
            String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
  }

  private static SQLException sqlCause(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return (SQLException) cause;
  }
}
