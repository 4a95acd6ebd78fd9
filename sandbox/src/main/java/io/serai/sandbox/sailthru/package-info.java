/** A mailing service's export, made from a seed, and delivered to the bucket. */
package io.serai.sandbox.sailthru;
