/** Marketing Cloud: tokens, SOAP retrieves, REST, and what its answers say. */
package io.serai.leads.cloud;
