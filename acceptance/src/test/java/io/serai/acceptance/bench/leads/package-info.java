/** Case {@code leads}: clicks from a queue into documents, and back to marked rows. */
package io.serai.acceptance.bench.leads;
