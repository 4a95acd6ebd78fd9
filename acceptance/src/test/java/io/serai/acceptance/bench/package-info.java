/**
 * {@code ./serai bench}: the hub beside what the machine can do at best, and beside the plain way.
 */
package io.serai.acceptance.bench;
