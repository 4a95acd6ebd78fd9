package io.serai.sandbox.engagements;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The addresses of a header: every one, the broken ones as they stand. */
final class AddressList {
  private AddressList() {}

  /** The parts of a list; a group gives its members, an empty one itself. */
  static List<Address> of(String header) {
    try {
      return of(InternetAddress.parseHeader(header, false));
    } catch (AddressException e) {
      return Arrays.stream(header.split(",")).map(String::strip).map(Address::of).toList();
    }
  }

  private static List<Address> of(InternetAddress[] parsed) {
    List<Address> addresses = new ArrayList<>();
    for (InternetAddress one : parsed) {
      InternetAddress[] members = members(one);
      if (members == null || members.length == 0) {
        addresses.add(new Address(one.getPersonal(), one.getAddress()));
      } else {
        addresses.addAll(of(members));
      }
    }
    return addresses;
  }

  private static InternetAddress[] members(InternetAddress one) {
    try {
      return one.getGroup(false);
    } catch (AddressException e) {
      return null;
    }
  }
}
