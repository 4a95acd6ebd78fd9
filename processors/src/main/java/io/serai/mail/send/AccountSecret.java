package io.serai.mail.send;

import io.serai.core.SeraiException;
import io.serai.mail.MailError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.Supplier;

/** A password or token in a file that its owner alone may read; read anew at every use. */
record AccountSecret(Path file) implements Supplier<String> {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /**
   * @throws SeraiException BAD_ACCOUNTS when it is not there or others may read it
   */
  static AccountSecret in(Path folder, String name) {
    if (folder == null || name.contains("/") || name.startsWith(".")) {
      throw bad("secret '%s' is no file of mail.secrets-dir", name);
    }
    Path file = folder.resolve(name);
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw bad("'%s' can be read by others; it must have mode 0600", file);
      }
    } catch (IOException e) {
      throw bad("secret '%s' cannot be read", file);
    }
    return new AccountSecret(file);
  }

  @Override
  public String get() {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw bad("secret '%s' cannot be read", file);
    }
  }

  private static SeraiException bad(String what, Object value) {
    return new SeraiException(MailError.BAD_ACCOUNTS, "mail", what, value);
  }
}
