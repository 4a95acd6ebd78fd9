/** Data of the flow {@code leads}: mailings, people and their clicks, from a seed or from files. */
package io.serai.sandbox.leads;
