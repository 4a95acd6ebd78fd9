/** Export files become lines of JSON per table: one pass, constant memory. */
package io.serai.sailthru.stage;
