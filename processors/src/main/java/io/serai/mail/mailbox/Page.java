package io.serai.mail.mailbox;

import java.util.List;

/**
 * Some mails of a folder, in the order of their numbers.
 *
 * @param cursor where it was read from
 * @param more whether there are mails behind
 */
public record Page(Cursor cursor, List<Arrived> mails, boolean more) {}
