/** Sends, e-mails, folders and subscribers: asked for, and written as documents. */
package io.serai.leads.fetch;
