/** From what was asked for to what goes over the wire. */
package io.serai.mail.compose;
