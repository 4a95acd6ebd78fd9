/**
 * The mail flow's state in the hub's database: the rules of {@code model} decide what is written.
 */
package io.serai.mail.store;
