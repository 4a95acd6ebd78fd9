/** The command line. */
package io.serai.hub.cli;
