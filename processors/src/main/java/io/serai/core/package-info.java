/** Plain types that every flow and the hub share: no Camel, no JDBC. */
package io.serai.core;
