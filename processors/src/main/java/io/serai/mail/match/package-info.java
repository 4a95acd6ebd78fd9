/** Which mail an inbound one belongs to, and what it tells of it. Pure functions. */
package io.serai.mail.match;
