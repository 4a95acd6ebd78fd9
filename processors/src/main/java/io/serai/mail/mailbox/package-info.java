/** Mailboxes over IMAP: read by number, changed by nobody. */
package io.serai.mail.mailbox;
