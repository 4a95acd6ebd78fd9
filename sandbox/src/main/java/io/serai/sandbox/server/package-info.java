/** The stand-ins, one class each. */
package io.serai.sandbox.server;
