/** Click logs are read, page by page, and their new rows are queued. */
package io.serai.leads.poll;
