/** The leads flow: clicks of Marketing Cloud's e-mails become events in MongoDB. */
package io.serai.leads;
