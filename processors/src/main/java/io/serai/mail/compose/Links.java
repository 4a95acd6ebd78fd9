package io.serai.mail.compose;

/**
 * Addresses that stand in a mail.
 *
 * @param confirm page on which its recipient says that it came
 * @param unsubscribe page and one-click address (RFC 8058) for no more mail
 * @param unsubscribeMail address that does the same
 * @param replyTo where answers find the mail they belong to
 * @param bounces where reports find it, or null where they go to the account
 */
public record Links(
    String confirm, String unsubscribe, String unsubscribeMail, String replyTo, String bounces) {}
