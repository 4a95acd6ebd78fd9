package io.serai.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that were given out. */
final class Tokens {
  /** Why a token is not good. */
  enum State {
    GOOD,
    EXPIRED,
    UNKNOWN
  }

  private record Token(Unit unit, Instant expires) {}

  private final Map<String, Token> given = new ConcurrentHashMap<>();
  private final Duration life;

  Tokens(Duration life) {
    this.life = life;
  }

  Duration life() {
    return life;
  }

  String give(Unit unit, Instant now) {
    String token = UUID.randomUUID().toString().replace("-", "");
    given.put(token, new Token(unit, now.plus(life)));
    return token;
  }

  State state(String token, Instant now) {
    Token known = given.get(token);
    if (known == null) {
      return State.UNKNOWN;
    }
    return now.isBefore(known.expires()) ? State.GOOD : State.EXPIRED;
  }

  /** The unit of a token that is good. */
  Unit unit(String token) {
    return given.get(token).unit();
  }

  /** No token that was given out so far is good any more. */
  void expire() {
    given.replaceAll((token, known) -> new Token(known.unit(), Instant.MIN));
  }
}
