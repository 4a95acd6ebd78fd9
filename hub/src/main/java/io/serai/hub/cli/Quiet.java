package io.serai.hub.cli;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Where there is no terminal there is no progress line: logs have one line a run. */
final class Quiet implements ProgressBarConsumer {
  private static final int WIDTH = 80;

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public void accept(String line) {}

  @Override
  public void close() {}
}
