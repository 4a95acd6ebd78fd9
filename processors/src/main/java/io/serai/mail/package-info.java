/** The mail flow: what is sent, and what comes back. */
package io.serai.mail;
