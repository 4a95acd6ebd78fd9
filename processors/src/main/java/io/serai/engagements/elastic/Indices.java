package io.serai.engagements.elastic;

/**
 * Names of the indices, prefix included.
 *
 * @param source the mailbox index, or an alias of it
 * @param roles a document a message and account
 * @param statistics a document an account: how many addresses and messages
 * @param accounts a document an account: its addresses by role
 * @param domains a document a domain: its addresses and accounts
 * @param runs a document a trigger
 */
public record Indices(
    String source, String roles, String statistics, String accounts, String domains, String runs) {}
