/** Requests to erase a person. */
package io.serai.hub.erasure;
