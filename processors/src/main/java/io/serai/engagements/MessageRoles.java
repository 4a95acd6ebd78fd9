package io.serai.engagements;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who took part in one message of one account, whatever number of folders it lies in: a document of
 * the message-roles index.
 *
 * @param dates the dates of its copies, which are one unless copies disagree; empty without any
 * @param roles in the order from, to, cc and, within each, that of the headers; each once
 * @param sourceIds the {@code _id} of every copy
 */
public record MessageRoles(
    String account,
    String messageId,
    NavigableSet<Instant> dates,
    List<Role> roles,
    NavigableSet<String> sourceIds) {

  /** One participant. */
  public record Role(String address, String domain, String role) {}

  /** {@code _id} of the document. */
  public String id() {
    return NaturalId.messageRoles(account, messageId);
  }

  /** The addresses of a role. */
  public List<String> addresses(String role) {
    return roles.stream().filter(r -> r.role().equals(role)).map(Role::address).toList();
  }

  /** The domains that take part. */
  public NavigableSet<String> domains() {
    NavigableSet<String> domains = new TreeSet<>();
    roles.forEach(role -> domains.add(role.domain()));
    return domains;
  }

  /** The keys it is counted under: its domains, its addresses, and its addresses by role. */
  public Set<String> contacts() {
    Set<String> keys = new LinkedHashSet<>();
    for (Role role : roles) {
      keys.add(ContactKey.whole(role.domain()).text());
      keys.add(new ContactKey(role.domain(), role.address(), "").text());
      keys.add(new ContactKey(role.domain(), role.address(), role.role()).text());
    }
    return keys;
  }
}
