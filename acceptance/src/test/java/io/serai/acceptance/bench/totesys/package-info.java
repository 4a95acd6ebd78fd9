/** Case {@code totesys}: a first run of the whole flow, stage by stage. */
package io.serai.acceptance.bench.totesys;
