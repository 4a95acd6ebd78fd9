package io.serai.engagements.roles;

/**
 * What is to be done for an account.
 *
 * @param sourceDocuments how many it has at the run's point in time
 * @param listed how many of them its roles documents name before the run
 * @param mark how far it was read; null when never
 * @param whole whether it is read from the beginning
 */
public record AccountPlan(
    String account, long sourceDocuments, long listed, AccountMark mark, boolean whole) {}
