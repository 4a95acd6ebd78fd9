package io.serai.mail.model;

import java.time.Instant;

/**
 * Recipients that a lease takes from an account's budget; one for each lease.
 *
 * @param at from when 24 hours count: the reservation, then the outcome
 * @param recipients none: the lease gives everything back
 */
public record Use(String account, String mail, int lease, Instant at, int recipients) {}
