/** What a person wrote: the new text, a wish to be left alone, and the mail it answers. */
package io.serai.mail.inbound.reply;
