/** {@code ./serai bench engagements}: a mailbox index into five indices. */
package io.serai.acceptance.bench.engagements;
