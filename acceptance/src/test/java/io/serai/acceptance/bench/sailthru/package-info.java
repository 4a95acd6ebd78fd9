/** Case {@code sailthru}: one export into an empty warehouse. */
package io.serai.acceptance.bench.sailthru;
