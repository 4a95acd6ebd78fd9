/** The HTTP API under {@code /api/v1}, its access rules and its errors. */
package io.serai.hub.api;
