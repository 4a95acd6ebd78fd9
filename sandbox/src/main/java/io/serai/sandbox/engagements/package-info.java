/** The mailbox index: its shape, made from a seed or read from files. */
package io.serai.sandbox.engagements;
