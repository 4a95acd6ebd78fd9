package io.serai.sandbox.engagements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What real mail has that no specification foresaw: about one header in twenty. */
final class Oddities {
  private final RandomGenerator random;

  Oddities(RandomGenerator random) {
    this.random = random;
  }

  /** Recipients as they are, or odd ones. */
  List<Address> recipients(List<Address> to) {
    Address first = to.get(0);
    String address = first.address();
    int at = address.indexOf('@');
    return switch (random.nextInt(1000)) {
      case 0, 1, 2, 3 -> List.of(Address.of("undisclosed-recipients:;"));
      case 4, 5, 6 -> List.of();
      case 7, 8, 9, 10, 11, 12, 13 -> with(to, address.toUpperCase(Locale.ROOT));
      case 14, 15, 16 -> with(to, Names.display(address) + " <" + address + ">");
      case 17, 18 -> with(to, " " + address + " ");
      case 19, 20, 21 -> Stream.concat(to.stream(), Stream.of(first)).toList();
      case 22, 23 -> with(to, address.substring(0, at));
      case 24, 25 -> with(to, address.substring(0, at) + "@home" + address.substring(at));
      case 26 -> with(to, "");
      case 27, 28 -> with(to, address.substring(0, at) + "@" + Names.IDN);
      case 29, 30 -> with(to, "o'" + address);
      case 31, 32 -> with(to, address.substring(0, at) + "@mail." + address.substring(at + 1));
      case 33, 34, 35, 36 -> crowd(to, address.substring(at));
      default -> to;
    };
  }

  private static List<Address> with(List<Address> to, String odd) {
    List<Address> all = new ArrayList<>(to);
    all.set(0, new Address(to.get(0).name(), odd));
    return all;
  }

  private List<Address> crowd(List<Address> to, String host) {
    List<Address> all = new ArrayList<>(to);
    int size = 20 + random.nextInt(300);
    for (int i = 0; i < size; i++) {
      all.add(Address.of(Names.local(i) + host));
    }
    return all;
  }

  /** A sender as it is, or none, or two. */
  List<Address> senders(Address from) {
    return switch (random.nextInt(1000)) {
      case 0 -> List.of();
      case 1, 2 -> List.of(from, Address.of("on-behalf@" + from.address().split("@", 2)[1]));
      case 3 -> List.of(Address.of("MAILER-DAEMON"));
      default -> List.of(from);
    };
  }

  /** A Message-ID as it is, or none, or one without its brackets. */
  String messageId(String id) {
    return switch (random.nextInt(1000)) {
      case 0 -> null;
      case 1, 2, 3 -> id.substring(1, id.length() - 1);
      default -> id;
    };
  }
}
