package io.serai.mail.inbound;

/**
 * The kind of a mail and the sign it was known by.
 *
 * @param because one phrase without content of the mail, for operators
 */
public record Classified(Kind kind, String because) {}
