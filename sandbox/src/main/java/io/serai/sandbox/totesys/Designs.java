package io.serai.sandbox.totesys;

import io.serai.sandbox.totesys.Dice.Purpose;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The 473 designs: ten to begin with, then one every other day. */
final class Designs {
  static final int COUNT = 473;

  /** No order ever uses this one, so it can be deleted. */
  static final int UNUSED = 379;

  private static final int FIRST = 10;
  private static final List<String> NAMES =
      List.of("Bamboo", "Copper", "Velvet", "Marble", "Canvas", "Rubber", "Linen", "Walnut");
  private static final List<String> FOLDERS =
      List.of("/usr/share", "/srv", "/opt/art", "/home/studio", "/mnt/designs", "/var/spool");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final Dice dice;
  private final Calendar calendar;

  Designs(Dice dice, Calendar calendar) {
    this.dice = dice;
    this.calendar = calendar;
  }

  /** The design an order of the n-th working day is for: one that exists the evening before. */
  int pick(int n, long position) {
    int later = n == 0 ? 0 : (n * (COUNT - FIRST) - 1) / calendar.count();
    int id = dice.between(1, FIRST + later, Purpose.DESIGN, position);
    return id == UNUSED ? UNUSED - 1 : id;
  }

  /** Writes one design as a row. */
  void write(int id, CsvOut out) {
    int day = created(id);
    int time = time(id);
    String name = NAMES.get(dice.below(NAMES.size(), Purpose.DESIGN_NAME, id));
    out.number(id).moment(day, time).text(name);
    out.text(FOLDERS.get(dice.below(FOLDERS.size(), Purpose.DESIGN_FOLDER, id)));
    out.text(fileName(name, day, id)).moment(day, time).end();
  }

  private int created(int id) {
    return id <= FIRST
        ? calendar.day(0)
        : calendar.day((id - FIRST - 1) * calendar.count() / (COUNT - FIRST));
  }

  private int time(int id) {
    return id <= FIRST
        ? Calendar.FIRST_ORDER - 2_224
        : dice.between(Calendar.FIRST_ORDER - 1_000, Calendar.CLOSES - 1, Purpose.DESIGN_TIME, id);
  }

  private String fileName(String name, int day, int id) {
    LocalDate drawn = LocalDate.ofEpochDay(day - dice.between(1, 300, Purpose.DESIGN_FILE, id));
    StringBuilder file = new StringBuilder(name.toLowerCase(java.util.Locale.ROOT));
    file.append('-').append(DateTimeFormatter.BASIC_ISO_DATE.format(drawn)).append('-');
    for (int i = 0; i < 4; i++) {
      file.append(
          LETTERS.charAt(dice.below(LETTERS.length(), Purpose.DESIGN_FILE, id * 8L + i + 1_000)));
    }
    return file.append(".json").toString();
  }
}
