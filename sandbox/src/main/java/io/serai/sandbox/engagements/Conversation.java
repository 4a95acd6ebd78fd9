package io.serai.sandbox.engagements;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A thread between somebody of the team and somebody outside, with others in copy.
 *
 * @param colleague another account that is in copy; -1 for none
 */
record Conversation(
    int account, int colleague, Address outside, List<Address> cc, int length, boolean ours) {

  static Conversation draw(Team team, RandomGenerator random) {
    int account = random.nextInt(team.accounts());
    String host = team.client(account, random);
    Address outside = team.person(host, random);
    List<Address> cc = new ArrayList<>();
    for (int i = random.nextInt(5) - 2; i > 0; i--) {
      cc.add(team.person(host, random));
    }
    int colleague = random.nextInt(8) == 0 ? random.nextInt(team.accounts()) : -1;
    if (colleague == account) {
      colleague = -1;
    }
    if (colleague >= 0) {
      cc.add(team.address(colleague, random));
    }
    int length = 1 + random.nextInt(1 + random.nextInt(8));
    return new Conversation(account, colleague, outside, cc, length, random.nextBoolean());
  }

  /** Whether the n-th message, from 0, was sent by the account. */
  boolean sent(int n) {
    return ours == (n % 2 == 0);
  }
}
