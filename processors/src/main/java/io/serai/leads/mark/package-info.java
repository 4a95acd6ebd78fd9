/** Rows of click logs are marked as processed. */
package io.serai.leads.mark;
