/** Messages of the flow's queues: received in batches, ended one by one, sent in tens. */
package io.serai.leads.queue;
