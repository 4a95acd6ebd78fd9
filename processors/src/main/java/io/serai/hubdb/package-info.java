/** What flows note in the hub's own database. */
package io.serai.hubdb;
