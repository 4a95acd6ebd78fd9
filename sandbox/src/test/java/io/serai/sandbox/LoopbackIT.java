package io.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A port that is taken on 127.0.0.1 alone is free on 127.0.0.2; one taken on all addresses is not.
 * Linux owns the whole of 127/8, so this needs no network.
 */
@ExtendWith(OneSandbox.class)
@EnabledOnOs(OS.LINUX)
class LoopbackIT {
  @Test
  void no_server_listens_on_another_address_than_loopback() {
    Map<String, String> addresses = new HashMap<>(OneSandbox.endpoints());
    for (String protocol : List.of("smtp", "imap")) {
      addresses.put(
          protocol,
          "%s://%s:%s"
              .formatted(
                  protocol,
                  addresses.remove(protocol + ".host"),
                  addresses.remove(protocol + ".port")));
    }

    addresses.remove("hub.flows");
    assertThat(addresses).hasSize(8);
    assertThat(addresses.values())
        .allSatisfy(
            endpoint -> {
              URI uri = URI.create(endpoint.replaceFirst("^jdbc:", ""));
              assertThat(uri.getHost()).isEqualTo("127.0.0.1");
              assertThat(freeElsewhere(uri.getPort())).as(endpoint).isTrue();
            });
  }

  @Test
  void a_server_on_all_addresses_would_be_seen() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0)) {
      assertThat(freeElsewhere(everywhere.getLocalPort())).isFalse();
    }
  }

  private static boolean freeElsewhere(int port) {
    try (ServerSocket probe =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
