/** Stage aggregate: what is known of accounts, addresses and domains, counted over all messages. */
package io.serai.engagements.aggregate;
