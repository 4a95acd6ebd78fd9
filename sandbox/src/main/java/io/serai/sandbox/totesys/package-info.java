/** The Totesys source: its schema, its rows, and what a live one does to them. */
package io.serai.sandbox.totesys;
