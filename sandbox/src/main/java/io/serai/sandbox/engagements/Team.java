package io.serai.sandbox.engagements;

import java.util.random.RandomGenerator;

/**
 * The company whose mailboxes are harvested, and whom its people write to: mostly clients of their
 * own, a few shared with the neighbour, some at free-mail hosts.
 */
record Team(int accounts) {
  private static final String HOST = "ourco.test";
  private static final int CLIENTS = 6;
  private static final int OWN_CLIENTS = 4;
  private static final int PEOPLE = 40;

  /** The slug of an account. */
  String account(int n) {
    return "ourco-" + Names.first(n) + (n < 24 ? "" : "-" + n);
  }

  /** An account's address, now and then an alias of it. */
  Address address(int n, RandomGenerator random) {
    String local = Names.local(n);
    String address =
        switch (random.nextInt(10)) {
          case 0 -> account(n).substring(6) + "@" + HOST;
          case 1 -> local + "+sales@" + HOST;
          default -> local + "@" + HOST;
        };
    return new Address(Names.display(local), address);
  }

  /** The host of a client of an account. */
  String client(int account, RandomGenerator random) {
    if (random.nextInt(12) == 0) {
      return Names.FREE_MAIL.get(random.nextInt(Names.FREE_MAIL.size()));
    }
    return Names.host(account * OWN_CLIENTS + skewed(CLIENTS, random));
  }

  /** Somebody at a host: few write much, many write little. */
  Address person(String host, RandomGenerator random) {
    int spread = Names.FREE_MAIL.contains(host) ? 25 * accounts : PEOPLE;
    String address = Names.local(skewed(spread, random)) + "@" + host;
    return new Address(random.nextInt(3) == 0 ? null : Names.display(address), address);
  }

  private static int skewed(int bound, RandomGenerator random) {
    double roll = random.nextDouble();
    return (int) (bound * roll * roll * roll);
  }
}
