/** Google Pub/Sub over gRPC, as far as the flows use it: no ordering, filters or snapshots. */
package io.serai.sandbox.pubsub;
