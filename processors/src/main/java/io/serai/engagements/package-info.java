/**
 * Flow engagements: who wrote to whom, by account, address and domain. The rules, without Camel.
 */
package io.serai.engagements;
