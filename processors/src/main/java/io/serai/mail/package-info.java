/**
 * The mail flow: accepted by API, carried over a bus, sent through a pool of accounts, each mail at
 * most once. {@code model} is the rules alone; {@code store} keeps them in the hub's database.
 */
package io.serai.mail;
