package io.serai.sandbox.pubsub;

import com.google.protobuf.Empty;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** One request, one answer. */
record Answers(Topics topics) {
  <T> void answer(StreamObserver<T> out, Supplier<T> work) {
    T result;
    try {
      result = topics.under(work);
    } catch (StatusRuntimeException e) {
      out.onError(e);
      return;
    }
    out.onNext(result);
    out.onCompleted();
  }

  void empty(StreamObserver<Empty> out, Runnable work) {
    answer(
        out,
        () -> {
          work.run();
          return Empty.getDefaultInstance();
        });
  }
}
