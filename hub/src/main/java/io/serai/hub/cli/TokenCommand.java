package io.serai.hub.cli;

import io.serai.hub.ledger.Tokens;
import io.serai.hub.settings.Settings;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./serai token}: keys of the API, straight in the hub's database. */
@Command(
    name = "token",
    description = "Create, list and revoke API tokens.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
  @Option(
      names = "--profile",
      description = "prod or sandbox (default: $SERAI_PROFILE, else prod).",
      defaultValue = "${env:SERAI_PROFILE:-prod}")
  private String profile;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "token needs create, list or revoke");
  }

  @Command(
      name = "create",
      description = "Make a token and print it this once.",
      mixinStandardHelpOptions = true)
  void create(
      @Option(names = "--party", required = true, description = "Whose it is.") String party,
      @Option(names = "--scope", required = true, split = ",", description = "What it may do.")
          List<String> scopes,
      @Option(names = "--days", description = "Days it is valid; without end when left out.")
          Integer days) {
    for (String scope : scopes) {
      if (!Tokens.SCOPES.contains(scope)) {
        throw new ParameterException(
            spec.commandLine(), "scope '%s' is not one of %s".formatted(scope, Tokens.SCOPES));
      }
    }
    Instant expires = days == null ? null : Clock.systemUTC().instant().plus(days, ChronoUnit.DAYS);
    Tokens.Created token = Offline.tokens(settings(), t -> t.create(party, scopes, expires));
    out().printf("%s %s%n", token.id(), token.secret());
  }

  @Command(
      name = "list",
      description = "All tokens, without their secrets.",
      mixinStandardHelpOptions = true)
  void list() {
    for (Tokens.Listed token : Offline.tokens(settings(), Tokens::list)) {
      out()
          .printf(
              "%-14s %-16s %-30s created %s expires %s revoked %s%n",
              token.id(),
              token.party(),
              String.join(",", token.scopes()),
              token.createdAt(),
              token.expiresAt(),
              token.revokedAt());
    }
  }

  @Command(
      name = "revoke",
      description = "Refuse a token from now on.",
      mixinStandardHelpOptions = true)
  int revoke(@Parameters(paramLabel = "ID", description = "As token list shows it.") String id) {
    boolean revoked = Offline.tokens(settings(), tokens -> tokens.revoke(id));
    out().println(revoked ? "revoked " + id : "no valid token " + id);
    return revoked ? 0 : Root.FAILED;
  }

  private Settings settings() {
    return Places.soundSettings(profile, Map.of());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
