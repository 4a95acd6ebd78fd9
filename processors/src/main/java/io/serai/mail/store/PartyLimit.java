package io.serai.mail.store;

import java.util.Map;

/**
 * How much a party may ask for; 0 for no limit.
 *
 * @param usual of each party
 * @param own of those that have a limit of their own
 */
public record PartyLimit(int usual, Map<String, Integer> own) {
  int of(String party) {
    return own.getOrDefault(party, usual);
  }
}
