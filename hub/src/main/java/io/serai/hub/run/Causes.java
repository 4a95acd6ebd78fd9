package io.serai.hub.run;

import io.serai.core.HubError;
import io.serai.core.SeraiException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Gives a failure of a shared service the code that tells an operator what to do. */
final class Causes {
  private static final int SERVER_ERROR = 500;

  private Causes() {}

  /** The failure itself, or SERVICE_UNAVAILABLE when object storage did not answer. */
  static Throwable coded(String flow, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SeraiException) {
        return failure;
      }
      if (isAway(cause)) {
        return new SeraiException(
            HubError.SERVICE_UNAVAILABLE,
            flow,
            failure,
            "S3 does not answer: %s",
            cause.getMessage());
      }
    }
    return failure;
  }

  private static boolean isAway(Throwable cause) {
    return cause instanceof SdkClientException
        || (cause instanceof AwsServiceException refused && refused.statusCode() >= SERVER_ERROR);
  }
}
