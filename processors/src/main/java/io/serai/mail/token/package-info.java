/** Links in mails that nobody can make up. */
package io.serai.mail.token;
