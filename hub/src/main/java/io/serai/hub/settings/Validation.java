package io.serai.hub.settings;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;

/** Whether a value has the form its setting asks for. */
final class Validation {
  private Validation() {}

  /** What is wrong with it, as a sentence that names the key, or empty. Secrets are not quoted. */
  static Optional<String> problem(Setting setting, String value) {
    String shown = Masking.shown(setting.secret(), value);
    try {
      Object parsed = setting.type().parse(value);
      if (setting.minimum() != null && ((Long) parsed) < setting.minimum()) {
        return Optional.of(
            "%s is '%s'; it must be at least %d"
                .formatted(setting.key(), shown, setting.minimum()));
      }
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Optional.of(
          "%s is '%s'; it must be %s".formatted(setting.key(), shown, setting.type().form()));
    }
    if (setting.type() == Type.CHOICES
        && !setting.allowed().containsAll((List<?>) setting.type().parse(value))) {
      return Optional.of(
          "%s is '%s'; it must be some of %s"
              .formatted(setting.key(), shown, String.join(", ", setting.allowed())));
    }
    if (setting.type() == Type.CHOICE && !setting.allowed().contains(value)) {
      return Optional.of(
          "%s is '%s'; it must be one of %s"
              .formatted(setting.key(), shown, String.join(", ", setting.allowed())));
    }
    return Optional.empty();
  }
}
