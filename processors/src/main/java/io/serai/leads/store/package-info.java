/** MongoDB: what is looked up, and what is written with which operators. */
package io.serai.leads.store;
