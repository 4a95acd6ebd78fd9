package io.serai.acceptance.ledger;

import static io.serai.acceptance.ledger.Books.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import io.serai.hub.api.Access;
import io.serai.hub.ledger.Tokens;
import io.serai.hub.ledger.Tokens.Created;
import io.serai.hub.ledger.Tokens.Holder;
import io.serai.lake.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask what. */
class TokensIT {
  private final Books books = new Books();
  private final Tokens tokens = books.tokens();
  private final Created reader = tokens.create("tests", List.of("ops:read"), null);

  @Test
  void a_token_names_its_party_and_has_its_own_scopes_alone() {
    Holder holder = tokens.holder(reader.secret()).orElseThrow();

    assertThat(holder).isEqualTo(new Holder(reader.id(), "tests", List.of("ops:read")));
    assertThat(Tokens.SCOPES).filteredOn(holder::may).containsExactly("ops:read");
  }

  @Test
  void admin_includes_every_scope() {
    Created admin = tokens.create("tests", List.of("admin"), null);

    assertThat(Tokens.SCOPES).allMatch(tokens.holder(admin.secret()).orElseThrow()::may);
  }

  @Test
  void only_the_hash_of_a_token_is_in_the_table() {
    String row = books.tables().one("SELECT t::text FROM serai.token t WHERE id = ?", reader.id());

    assertThat(row)
        .contains(Sha256.hex(reader.secret().getBytes(StandardCharsets.UTF_8)))
        .doesNotContain(reader.secret().substring(4));
    assertThat(reader.secret()).matches("srt_[A-Za-z0-9_-]{43}");
  }

  @Test
  void a_secret_that_was_never_given_out_is_refused() {
    assertThat(tokens.holder("srt_")).isEmpty();
    assertThat(tokens.holder(reader.id())).isEmpty();
    assertThat(tokens.holder(reader.secret() + "x")).isEmpty();
  }

  @Test
  void a_token_is_good_until_it_expires() {
    Created day = tokens.create("tests", List.of("admin"), START.plus(Duration.ofDays(1)));

    books.clock().pass(Duration.ofDays(1).minusMillis(1));
    assertThat(tokens.holder(day.secret())).isPresent();
    books.clock().pass(Duration.ofMillis(1));
    assertThat(tokens.holder(day.secret())).isEmpty();
  }

  @Test
  void a_revoked_token_is_refused_and_its_neighbour_is_not() {
    Created other = tokens.create("tests", List.of("ops:read"), null);

    assertThat(tokens.revoke(reader.id())).isTrue();
    books.clock().pass(Duration.ofDays(1));
    assertThat(tokens.revoke(reader.id())).isFalse();
    assertThat(tokens.revoke("nothing")).isFalse();

    assertThat(tokens.holder(reader.secret())).isEmpty();
    assertThat(tokens.holder(other.secret())).isPresent();
    assertThat(tokens.list())
        .filteredOn(listed -> listed.id().equals(reader.id()))
        .extracting(Tokens.Listed::revokedAt)
        .containsExactly(START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void a_request_with_a_good_token_passes_and_goes_on_without_it(String scheme) throws Exception {
    Exchange exchange = request(scheme + reader.secret());

    new Access(tokens).require("ops:read").process(exchange);

    assertThat(exchange.getMessage().getHeaders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer srt_none", "Basic %s", "%s", "Bearer%s"})
  void a_request_without_a_good_token_is_refused_and_its_header_forgotten(String header) {
    Exchange exchange = request(header.formatted(reader.secret()));

    assertThatThrownBy(() -> new Access(tokens).require("ops:read").process(exchange))
        .extracting(SeraiException::codeOf)
        .isEqualTo(HubError.UNAUTHORIZED);
    assertThat(exchange.getMessage().getHeaders()).isEmpty();
  }

  @Test
  void a_request_without_the_scope_is_refused_and_the_secret_not_told() {
    Exchange exchange = request("Bearer " + reader.secret());

    assertThatThrownBy(() -> new Access(tokens).require("ops:run").process(exchange))
        .hasMessageContaining("SERAI-1014")
        .hasMessageContaining("ops:run")
        .hasMessageNotContaining(reader.secret());
    assertThat(exchange.getMessage().getHeaders()).isEmpty();
  }

  private static Exchange request(String authorization) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader("Authorization", authorization);
    return exchange;
  }
}
