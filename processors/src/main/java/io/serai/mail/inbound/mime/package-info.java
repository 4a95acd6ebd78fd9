/** A mail as text: bounded, decoded, never an exception. */
package io.serai.mail.inbound.mime;
