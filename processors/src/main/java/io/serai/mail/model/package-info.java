/** The rules of the mail flow as pure functions over records: no Camel, no JDBC, no clock. */
package io.serai.mail.model;
