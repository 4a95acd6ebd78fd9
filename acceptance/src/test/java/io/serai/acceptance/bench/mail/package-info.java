/** Case {@code mail}: queued mails until a mail server took them and the hub has committed it. */
package io.serai.acceptance.bench.mail;
