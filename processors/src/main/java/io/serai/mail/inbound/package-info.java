/**
 * Mail that comes back: what kind it is and what it says. Pure functions over one mail; no store,
 * no clock, no network.
 */
package io.serai.mail.inbound;
