/** What a mail server answered, and what that means. */
package io.serai.mail.reply;
