/**
 * The hub's database: runs, leases, watermarks, dead letters, tokens. Time comes in as a parameter.
 */
package io.serai.hub.ledger;
