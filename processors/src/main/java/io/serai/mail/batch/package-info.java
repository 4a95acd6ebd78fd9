/** Many mails in one request: CSV as people have it, or a JSON array. */
package io.serai.mail.batch;
