package io.serai.leads.cloud;

import io.serai.core.SeraiException;
import io.serai.leads.LeadsError;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The hosts a token's reply may send us to. */
public record Hosts(List<String> allowed) {
  /**
   * An address from a token's reply.
   *
   * @throws SeraiException FOREIGN_HOST for any other host, and for one without encryption that is
   *     not this machine
   */
  URI require(String address) {
    URI uri = URI.create(address);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    boolean local = host.equals("127.0.0.1") || host.equals("localhost");
    if (allowed.stream().noneMatch(name -> matches(name, host))
        || !("https".equals(uri.getScheme()) || local)) {
      throw new SeraiException(
          LeadsError.FOREIGN_HOST, "leads", "a token's reply names '%s'", uri.getAuthority());
    }
    return uri;
  }

  private static boolean matches(String name, String host) {
    if (!name.startsWith("*.")) {
      return name.equals(host);
    }
    String end = name.substring(1);
    return host.endsWith(end)
        && host.length() > end.length()
        && host.indexOf('.') == host.length() - end.length();
  }
}
