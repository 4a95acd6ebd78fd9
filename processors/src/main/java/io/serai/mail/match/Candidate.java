package io.serai.mail.match;

/**
 * A mail that an inbound one may belong to.
 *
 * @param mail its id; whether there is one of that id is not known yet
 * @param recipient place of the recipient that the sign was made for, or -1
 * @param asksToStop whether it was sent to the address that unsubscribes
 */
public record Candidate(MatchBy by, String mail, int recipient, boolean asksToStop) {}
