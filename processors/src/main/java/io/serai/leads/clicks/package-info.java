/** Clicks on their way from the queue to their documents. */
package io.serai.leads.clicks;
