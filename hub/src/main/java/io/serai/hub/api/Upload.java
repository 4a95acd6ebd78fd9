package io.serai.hub.api;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * One body on its way to a file. All of it runs on the event loop of its connection, but for the
 * work that the caller has done with the file.
 */
final class Upload {
  /** A client that sends nothing for so long has gone. */
  private static final long SILENCE_MS = 30_000;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final FileSystem files;
  private final Path prefix;
  private final long most;
  private final LongConsumer reserve;
  private Function<String, Future<?>> received;
  private Consumer<Throwable> failed;
  private String path;
  private AsyncFile file;
  private Future<Void> written = Future.succeededFuture();
  private Future<Void> closed;
  private long reserved;
  private long read;
  private long timer;
  private boolean over;

  /**
   * @param prefix of the file
   * @param most bytes
   * @param reserved bytes that were reserved for it
   * @param reserve takes room for more, or throws; all is given back when nothing is left of the
   *     body
   */
  Upload(RoutingContext context, Path prefix, long most, long reserved, LongConsumer reserve) {
    this.context = context;
    this.request = context.request();
    this.files = context.vertx().fileSystem();
    this.prefix = prefix;
    this.most = most;
    this.reserved = reserved;
    this.reserve = reserve;
  }

  static SeraiException tooLarge(long most) {
    return new SeraiException(
        MailError.BODY_TOO_LARGE, "mail", "the body has more than %d bytes", most);
  }

  /**
   * Receives it.
   *
   * @param received is given the file, which is deleted when the work on it has ended
   * @param failed is told when there is none; not when the client has gone
   */
  void receive(Function<String, Future<?>> received, Consumer<Throwable> failed) {
    this.received = received;
    this.failed = failed;
    files
        .createTempFile(
            prefix.getParent().toString(), prefix.getFileName().toString(), "", "rw-------")
        .compose(
            made -> {
              path = made;
              return files.open(made, new OpenOptions().setWrite(true));
            })
        .onSuccess(this::spool)
        .onFailure(this::fail);
  }

  private void spool(AsyncFile opened) {
    file = opened;
    if (context.response().closed()) {
      abandon();
      return;
    }
    request.exceptionHandler(lost -> abandon());
    context.addEndHandler(gone -> abandon());
    request.handler(this::write);
    request.endHandler(ended -> complete());
    watch();
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      context.response().writeContinue();
    }
    request.resume();
  }

  private void watch() {
    context.vertx().cancelTimer(timer);
    timer = context.vertx().setTimer(SILENCE_MS, silent -> request.connection().close());
  }

  private void write(Buffer some) {
    if (over) {
      return;
    }
    read += some.length();
    if (read > most) {
      fail(tooLarge(most));
      return;
    }
    if (read > reserved) {
      try {
        reserve.accept(read - reserved);
      } catch (SeraiException e) {
        fail(e);
        return;
      }
      reserved = read;
    }
    watch();
    Future<Void> one = file.write(some);
    written = written.compose(before -> one);
    one.onFailure(this::fail);
    if (file.writeQueueFull()) {
      request.pause();
      file.drainHandler(drained -> request.resume());
    }
  }

  /** All of it came. */
  private void complete() {
    if (over) {
      return;
    }
    context.vertx().cancelTimer(timer);
    written
        .compose(all -> over ? Future.succeededFuture() : close())
        .onSuccess(
            whole -> {
              if (!over) {
                over = true;
                received.apply(path).onComplete(done -> forget());
              }
            })
        .onFailure(this::fail);
  }

  private void fail(Throwable failure) {
    if (!over) {
      abandon();
      failed.accept(failure);
    }
  }

  /** Nothing becomes of it. */
  private void abandon() {
    if (over) {
      return;
    }
    over = true;
    context.vertx().cancelTimer(timer);
    if (file == null) {
      forget();
    } else {
      close().onComplete(done -> forget());
    }
  }

  private Future<Void> close() {
    if (closed == null) {
      closed = file.close();
    }
    return closed;
  }

  private void forget() {
    reserve.accept(-reserved);
    if (path != null) {
      files.delete(path);
    }
  }
}
