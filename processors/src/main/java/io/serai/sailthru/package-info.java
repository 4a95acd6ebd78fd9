/**
 * The Sailthru flow: exports of a mailing service, received as they are delivered, staged as lines
 * of JSON per table, and merged into the warehouse.
 */
package io.serai.sailthru;
