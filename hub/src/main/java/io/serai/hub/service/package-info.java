/**
 * Services around the flows: connection pools, object storage, working files, and who watches them.
 */
package io.serai.hub.service;
