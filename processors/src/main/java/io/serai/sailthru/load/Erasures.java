package io.serai.sailthru.load;

import io.serai.core.SeraiException;
import io.serai.sailthru.SailthruError;
import io.serai.sailthru.privacy.Pseudonyms;
import java.util.List;

/** Takes requests to erase a person; the next run does it. */
public final class Erasures {
  private static final int ID_LENGTH = 24;

  private final Tombstones tombstones;
  private final Pseudonyms pseudonyms;

  public Erasures(Tombstones tombstones, Pseudonyms pseudonyms) {
    this.tombstones = tombstones;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Notes a request; durable when the call returns. Of an address its hashes alone are kept.
   *
   * @param profile a profile's id, or null
   * @param address an e-mail address, or null
   * @return the request's number
   * @throws SeraiException UNKNOWN_PERSON unless exactly one is given
   */
  public long request(String profile, String address) {
    boolean byId = profile != null && !profile.isBlank() && profile.length() <= ID_LENGTH;
    boolean byAddress = address != null && address.indexOf('@') > 0;
    if (byId == byAddress || (profile != null && address != null)) {
      throw new SeraiException(
          SailthruError.UNKNOWN_PERSON, "sailthru", "whom to erase is not said in one way");
    }
    return byId
        ? tombstones.request(List.of(profile), List.of())
        : tombstones.request(List.of(), pseudonyms.hashes(address));
  }

  /** Whether a request has been done. */
  public boolean done(long request) {
    return tombstones.done(request);
  }
}
