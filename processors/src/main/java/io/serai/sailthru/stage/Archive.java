package io.serai.sailthru.stage;

import io.serai.core.SeraiException;
import io.serai.sailthru.ExportName;
import io.serai.sailthru.SailthruError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip by its central directory (APPNOTE 4.3.12), which knows sizes where the local headers leave
 * them to a data descriptor, and ZIP64.
 */
public final class Archive implements AutoCloseable {
  private final String name;
  private final ZipFile zip;
  private final List<ZipEntry> entries;

  private Archive(String name, ZipFile zip) {
    this.name = name;
    this.zip = zip;
    this.entries = zip.stream().filter(entry -> !litter(entry)).map(ZipEntry.class::cast).toList();
  }

  /**
   * Opens a file.
   *
   * @param name for messages
   * @throws SeraiException BROKEN_EXPORT when its directory is missing or damaged: it was cut short
   */
  public static Archive open(String name, Path file) throws IOException {
    try {
      return new Archive(name, new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new SeraiException(
          SailthruError.BROKEN_EXPORT, "sailthru", "'%s' is no whole zip archive", name);
    }
  }

  ZipFile zip() {
    return zip;
  }

  /** Entries that are not the litter of some operating system. */
  public List<ZipEntry> entries() {
    return entries;
  }

  /** Directories and AppleDouble files among the entries, by name. */
  List<String> litter() {
    return zip.stream().filter(Archive::litter).map(ZipEntry::getName).toList();
  }

  private static boolean litter(ZipEntry entry) {
    String base = ExportName.baseOf(entry.getName());
    return safe(entry.getName())
        && (entry.isDirectory()
            || entry.getName().startsWith("__MACOSX/")
            || base.startsWith("._")
            || base.equals(".DS_Store"));
  }

  private static boolean safe(String name) {
    String plain = name.replace('\\', '/');
    return !plain.startsWith("/")
        && !plain.matches("[A-Za-z]:.*")
        && !List.of(plain.split("/")).contains("..");
  }

  /** What the limits refuse about the archive or one of its entries. */
  record Refusal(ZipEntry entry, SeraiException why) {}

  /**
   * Everything that is refused before a byte is unpacked. Of entries with one name each is: nothing
   * says which is meant.
   */
  List<Refusal> refusals(Limits limits) {
    List<Refusal> refusals = new ArrayList<>();
    if (zip.size() > limits.entries()) {
      refusals.add(
          refuse(null, "%d entries, sailthru.zip.max-entries is %d", zip.size(), limits.entries()));
      return refusals;
    }
    Map<String, Long> names =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> ExportName.baseOf(entry.getName()), Collectors.counting()));
    long total = 0;
    for (ZipEntry entry : entries) {
      String base = ExportName.baseOf(entry.getName());
      total += Math.max(entry.getSize(), 0);
      if (!safe(entry.getName())) {
        refusals.add(refuse(entry, "an entry's name leaves the archive's folder"));
      } else if (base.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")) {
        refusals.add(refuse(entry, "entry '%s' is an archive itself", base));
      } else if (names.get(base) > 1) {
        refusals.add(refuse(entry, "two entries are named '%s'", base));
      } else if (limits.tooDense(entry.getSize(), entry.getCompressedSize())) {
        refusals.add(
            refuse(
                entry,
                "entry '%s' unpacks to %d times its size," + " sailthru.zip.max-ratio is %d",
                base,
                entry.getSize() / Math.max(entry.getCompressedSize(), 1),
                limits.ratio()));
      } else if (total > limits.bytes()) {
        refusals.add(
            refuse(
                entry,
                "it unpacks to %d bytes or more, sailthru.zip.max-total is %d",
                total,
                limits.bytes()));
      }
    }
    return refusals;
  }

  private Refusal refuse(ZipEntry entry, String what, Object... values) {
    return new Refusal(entry, Limits.refused("'" + name.replace("%", "%%") + "': " + what, values));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
