/**
 * A mail server that answers as the addresses ask it to: the part before the {@code @} is a script.
 */
package io.serai.sandbox.smtp;
