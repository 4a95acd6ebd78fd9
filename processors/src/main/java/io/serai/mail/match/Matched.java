package io.serai.mail.match;

import java.util.List;

/**
 * The mail that an inbound one belongs to.
 *
 * @param candidate how it was found
 * @param party whose it is
 * @param hashes of its recipients' addresses, by place
 */
public record Matched(Candidate candidate, String party, List<String> hashes) {
  /**
   * The place of a recipient: the one the sign was made for, else the one of that address, else the
   * only one there is; -1 when nobody can tell.
   *
   * @param hash of an address, or empty
   */
  public int place(String hash) {
    if (candidate.recipient() >= 0 && candidate.recipient() < hashes.size()) {
      return candidate.recipient();
    }
    int named = hashes.indexOf(hash);
    return named < 0 && hashes.size() == 1 ? 0 : named;
  }
}
