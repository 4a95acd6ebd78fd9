package io.serai.leads.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
  private static final Hosts HOSTS =
      new Hosts(List.of("*.rest.marketingcloudapis.com", "127.0.0.1"));

  @Test
  void a_host_of_the_list_is_taken() {
    assertThat(HOSTS.require("https://mc1.rest.marketingcloudapis.com/").getHost())
        .isEqualTo("mc1.rest.marketingcloudapis.com");
    assertThat(HOSTS.require("http://127.0.0.1:4711/").getPort()).isEqualTo(4711);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://rest.marketingcloudapis.com.evil.example/",
        "https://a.b.rest.marketingcloudapis.com/",
        "https://.rest.marketingcloudapis.com/x",
        "http://mc1.rest.marketingcloudapis.com/",
        "https://127.0.0.2/",
        "file:///etc/passwd"
      })
  void any_other_host_is_refused(String address) {
    assertThatThrownBy(() -> HOSTS.require(address)).hasMessageContaining("SERAI-5004");
  }
}
