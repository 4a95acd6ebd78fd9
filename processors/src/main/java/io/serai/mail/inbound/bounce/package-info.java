/** What a bounce says: recipients, reply codes, reasons; from reports and from plain text. */
package io.serai.mail.inbound.bounce;
