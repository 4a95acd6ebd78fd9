package io.serai.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One sandbox at a time on a folder. The system drops the lock even when the process is killed. */
record VarLock(FileChannel channel) implements AutoCloseable {
  static VarLock take(Path var) throws IOException {
    Files.createDirectories(var);
    FileChannel channel =
        FileChannel.open(
            var.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new SandboxException(SandboxError.IN_USE, "a sandbox is already running on '%s'", var);
    }
    return new VarLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
