package io.serai.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsIT {
  @RegisterExtension final OneTenant tenant = new OneTenant();

  @Test
  void some_calls_of_a_kind_fail_and_the_others_do_not() throws Exception {
    String token = tenant.client.token(OneTenant.IEN);
    arm("{\"on\":\"soap:Send\",\"after\":1,\"times\":2,\"answer\":\"429\",\"seconds\":3}");

    assertThat(send(token).statusCode()).isEqualTo(200);
    HttpResponse<String> second = send(token);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(tenant.client.lookup(token, "Email", "ID", "1").statusCode()).isEqualTo(200);
    assertThat(send(token).statusCode()).isEqualTo(429);
    assertThat(send(token).statusCode()).isEqualTo(200);
  }

  @Test
  void an_outage_lasts_until_it_is_over() throws Exception {
    arm("{\"answer\":\"503\"}");
    assertThat(tenant.client.askToken("secret", OneTenant.IEN).statusCode()).isEqualTo(503);
    assertThat(send("x").statusCode()).isEqualTo(503);

    tenant.client.admin("DELETE", "/faults", "");

    assertThat(tenant.client.askToken("secret", OneTenant.IEN).statusCode()).isEqualTo(200);
  }

  @Test
  void a_retrieve_may_say_error_where_everything_else_is_well() throws Exception {
    arm("{\"on\":\"soap:Send\",\"times\":1,\"answer\":\"error\"}");

    HttpResponse<String> answer = send(tenant.client.token(OneTenant.IEN));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.text(answer.body(), "OverallStatus")).isEqualTo("Error: timeout");
  }

  @Test
  void a_connection_may_be_cut_or_stay_silent() throws Exception {
    arm("{\"on\":\"token\",\"times\":1,\"answer\":\"drop\"}");
    assertThatThrownBy(() -> tenant.client.askToken("secret", OneTenant.IEN))
        .isInstanceOf(IOException.class);

    arm("{\"on\":\"token\",\"times\":1,\"answer\":\"silence\",\"seconds\":0.3}");
    long begun = System.nanoTime();
    assertThatThrownBy(() -> tenant.client.askToken("secret", OneTenant.IEN))
        .isInstanceOf(IOException.class);
    assertThat(System.nanoTime() - begun).isGreaterThan(300_000_000L);
  }

  @Test
  void an_answer_may_be_lost_after_the_work_is_done() throws Exception {
    tenant.client.records(OneTenant.ROW);
    String token = tenant.client.token(OneTenant.IEN);
    arm("{\"on\":\"rest:rowset\",\"times\":1,\"answer\":\"lost\"}");

    assertThatThrownBy(
            () ->
                tenant.client.send(
                    "POST",
                    "/hub/v1/dataevents/" + OneTenant.LOG_OBJECT + "/rowset",
                    """
                    [{"keys":{"ID":"EB3A625F-0726-47DE-AD68-658060103ED5","JobID":"607105",\
                    "SubscriberID":"70257389","EventDate":"9/4/2020 7:35:29 AM",\
                    "IsUnique":"True","ListID":"9744"},"values":{"Processed":true}}]""",
                    "Authorization",
                    "Bearer " + token))
        .isInstanceOf(IOException.class);

    assertThat(tenant.client.send("GET", "/admin/records?bu=ien&kind=row", "").body())
        .contains("\"Processed\":\"True\"");
  }

  @Test
  void calls_are_counted_by_kind() throws Exception {
    String token = tenant.client.token(OneTenant.IEN);
    send(token);
    send(token);
    tenant.client.envelope("clicks", token, "2020-09-04T01:35:29.000Z");
    tenant.client.envelope("continue", token, "none");

    assertThat(tenant.client.admin("GET", "/calls", "").toString())
        .isEqualTo(
            "{\"soap:Continue\":1,\"soap:DataExtensionObject\":1,\"soap:Send\":2,\"token\":1}");
    tenant.client.admin("DELETE", "/calls", "");
    assertThat(tenant.client.admin("GET", "/calls", "")).isEmpty();
  }

  @Test
  void a_wrong_call_of_admin_says_what_is_wrong() throws Exception {
    assertThatThrownBy(() -> tenant.client.records("{\"bu\":\"nobody\",\"kind\":\"row\"}"))
        .hasMessageContaining("'nobody' is no business unit");
    assertThatThrownBy(() -> tenant.client.records("{\"bu\":\"ien\",\"kind\":\"colour\"}"))
        .hasMessageContaining("'colour' is no kind of record");
    assertThatThrownBy(() -> tenant.client.admin("PUT", "", "{\"units\":[]}"))
        .hasMessageContaining("at least one unit");
    assertThatThrownBy(() -> tenant.client.admin("GET", "/nothing", ""))
        .hasMessageContaining("is no call of admin");
  }

  private void arm(String fault) throws Exception {
    tenant.client.admin("POST", "/faults", fault);
  }

  private HttpResponse<String> send(String token) throws Exception {
    return tenant.client.lookup(token, "Send", "ID", "1");
  }
}
