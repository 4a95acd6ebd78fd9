package io.serai.hub.cli;

import io.serai.hub.ledger.LedgerDatabase;
import io.serai.hub.ledger.Tokens;
import io.serai.hub.service.Pools;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * Work on the hub's database without a hub: a Camel that only resolves placeholders and secrets.
 */
final class Offline {
  private Offline() {}

  /** Lends the tokens of a profile's database to some work. */
  static <T> T tokens(Settings settings, Function<Tokens, T> work) {
    return with(
        settings,
        camel -> {
          Settings resolved = settings.resolvedBy(camel::resolvePropertyPlaceholders);
          try (Pools pools = new Pools(resolved)) {
            LedgerDatabase database = new LedgerDatabase(pools.open("hub", 1));
            return work.apply(new Tokens(database, Clock.systemUTC()));
          }
        });
  }

  /** Lends a Camel that knows the settings and their secrets, and runs no route. */
  static <T> T with(Settings settings, Function<CamelContext, T> work) {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(settings.asProperties());
    main.addOverrideProperty("camel.server.enabled", "false");
    main.addOverrideProperty("camel.management.enabled", "false");
    main.start();
    try {
      return work.apply(main.getCamelContext());
    } finally {
      main.shutdown();
    }
  }
}
