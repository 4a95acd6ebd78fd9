/** Stage message-roles: the mailbox index becomes one document per account and message. */
package io.serai.engagements.roles;
