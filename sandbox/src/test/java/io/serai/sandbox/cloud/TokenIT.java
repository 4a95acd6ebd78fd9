package io.serai.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenIT {
  @RegisterExtension final OneTenant tenant = new OneTenant();

  @Test
  void a_token_comes_with_its_life_and_where_it_is_good() throws Exception {
    JsonNode answer = Client.JSON.readTree(tenant.client.askToken("secret", OneTenant.DDT).body());

    assertThat(answer.path("access_token").asText()).isNotEmpty();
    assertThat(answer.path("expires_in").asInt()).isEqualTo(600);
    assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(answer.path("rest_instance_url").asText()).isEqualTo(tenant.client.url() + "/");
    assertThat(answer.path("soap_instance_url").asText()).isEqualTo(tenant.client.url() + "/");
  }

  @Test
  void a_wrong_secret_and_an_unknown_unit_get_none() throws Exception {
    HttpResponse<String> wrong = tenant.client.askToken("guessed", OneTenant.IEN);
    HttpResponse<String> unknown = tenant.client.askToken("secret", "1");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("\"error\":\"invalid_client\"", "error_description");
    assertThat(unknown.statusCode()).isEqualTo(400);
  }

  @Test
  void a_token_that_has_expired_is_refused_by_both_apis_each_in_its_way() throws Exception {
    String token = tenant.client.token(OneTenant.IEN);
    tenant.now = tenant.now.plusSeconds(600);

    HttpResponse<String> soap = tenant.client.lookup(token, "Send", "ID", "1");
    HttpResponse<String> rest = assets(token);

    assertThat(soap.statusCode()).isEqualTo(500);
    assertThat(soap.body()).contains("q0:Security", "<faultstring>Token Expired</faultstring>");
    assertThat(rest.statusCode()).isEqualTo(401);
    assertThat(rest.body()).contains("\"message\":\"Not Authorized\"", "\"errorcode\":0");
  }

  @Test
  void tokens_expire_when_they_are_told_to_and_an_invented_one_is_none() throws Exception {
    String token = tenant.client.token(OneTenant.IEN);
    assertThat(assets(token).statusCode()).isEqualTo(200);

    tenant.client.admin("DELETE", "/tokens", "");

    assertThat(assets(token).statusCode()).isEqualTo(401);
    assertThat(tenant.client.lookup("invented", "Send", "ID", "1").body()).contains("Login Failed");
    assertThat(assets(tenant.client.token(OneTenant.IEN)).statusCode()).isEqualTo(200);
  }

  @Test
  void tenants_know_nothing_of_each_other() throws Exception {
    String token = tenant.client.token(OneTenant.IEN);
    Client other = new Client(tenant.address() + "/other");
    assertThat(other.askToken("secret", OneTenant.IEN).statusCode()).isEqualTo(404);
    other.admin("PUT", "", OneTenant.setup(1));

    assertThat(other.lookup(token, "Send", "ID", "1").body()).contains("Login Failed");
    other.admin("DELETE", "", "");
    assertThat(other.askToken("secret", OneTenant.IEN).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> assets(String token) throws Exception {
    return tenant.client.send(
        "POST",
        "//asset/v1/content/assets/query",
        "{\"query\":{\"property\":\"data.email.legacy.legacyId\",\"values\":[]}}",
        "Authorization",
        "Bearer " + token);
  }
}
