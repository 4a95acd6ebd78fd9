package io.serai.sandbox.robot;

/**
 * A mail that somebody writes.
 *
 * @param to whose mailbox it goes into
 */
record Written(String to, String mail) {}
