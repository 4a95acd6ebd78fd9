/**
 * Every setting of the hub: what it means, where its value came from, and what is wrong with it.
 */
package io.serai.hub.settings;
