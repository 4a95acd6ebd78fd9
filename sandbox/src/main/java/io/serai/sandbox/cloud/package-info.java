/**
 * A Marketing Cloud as its clients see it: token endpoint, SOAP Retrieve, asset query, data-event
 * rowset; several tenants with several business units each, and faults when asked for.
 */
package io.serai.sandbox.cloud;
