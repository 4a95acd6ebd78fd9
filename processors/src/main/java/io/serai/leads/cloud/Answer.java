package io.serai.leads.cloud;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer that is no failure.
 *
 * @param soap of a SOAP request, else null
 * @param json of a REST request, else null
 */
public record Answer(SoapReply soap, JsonNode json) {}
