package io.serai.hub.service;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says nothing when a poll fails: it fails at every poll, and the supervisor says once that the
 * service is away. The next poll follows at its time.
 */
public final class QuietPolls extends DefaultPollingConsumerPollStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(QuietPolls.class);

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
    LOG.atDebug().addKeyValue("error", cause.toString()).log("poll failed");
    return false;
  }
}
