/** Mail over SMTP: connections that stay open, and the words of servers. */
package io.serai.mail.send;
