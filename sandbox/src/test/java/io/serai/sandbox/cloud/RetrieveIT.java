package io.serai.sandbox.cloud;

import static io.serai.sandbox.cloud.Client.text;
import static io.serai.sandbox.cloud.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetrieveIT {
  private static final String LONG_AGO = "2020-09-04T01:35:29.000Z";

  @RegisterExtension final OneTenant tenant = new OneTenant();
  private Client client;
  private String token;

  @BeforeEach
  void ask() throws Exception {
    client = tenant.client;
    token = client.token(OneTenant.IEN);
  }

  @Test
  void a_request_for_clicks_gets_the_envelope_the_vendor_sends() throws Exception {
    client.records(OneTenant.ROW, OneTenant.row("not ready", "\"Ready\":\"False\""));

    HttpResponse<String> answer = client.envelope("clicks", token, LONG_AGO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
    Xml message = Xml.parse(answer.body()).required("Body").required("RetrieveResponseMsg");
    assertThat(message.namespace()).isEqualTo("http://exacttarget.com/wsdl/partnerAPI");
    assertThat(message.text("OverallStatus")).isEqualTo("OK");
    assertThat(message.text("RequestID")).matches("[0-9a-f-]{36}");
    Xml row = message.required("Results");
    assertThat(row.type()).isEqualTo("DataExtensionObject");
    assertThat(
            row.required("Properties")
                .all("Property")
                .map(property -> property.text("Name") + "=" + property.text("Value")))
        .containsExactly(
            "JobID=607105",
            "SubscriberID=70257389",
            "EventDate=9/4/2020 7:35:29 AM",
            "LinkContent=https://www.example.com/a?lt.lidack=5f47e1c107809f52ef34357c~r1NKYklEP&x=<1>",
            "ID=EB3A625F-0726-47DE-AD68-658060103ED5",
            "IsUnique=True",
            "ListID=9744",
            "IsBot_v3=False");
    assertThat(message.all("Results")).hasSize(1);
  }

  @Test
  void a_window_begins_after_its_date_which_is_six_hours_behind_utc() throws Exception {
    client.records(OneTenant.ROW);

    assertThat(ids(client.envelope("clicks", token, "2020-09-04T13:35:28Z"))).hasSize(1);
    assertThat(ids(client.envelope("clicks", token, "2020-09-04T13:35:29Z"))).isEmpty();
  }

  @Test
  void rows_turn_ready_and_into_a_bots_when_their_time_has_come() throws Exception {
    client.records(
        OneTenant.row("late", "\"Ready\":\"False\"", "\"ReadyAt\":\"2020-09-04T14:01:00Z\""),
        OneTenant.row("flips", "\"BotAt\":\"2020-09-04T14:01:00Z\""));

    String before = client.envelope("clicks", token, LONG_AGO).body();
    tenant.now = tenant.now.plusSeconds(60);
    String after = client.envelope("clicks", token, LONG_AGO).body();

    assertThat(before).contains("flips", ">False<").doesNotContain("late");
    assertThat(after).contains("flips", "late");
    assertThat(texts(after, "Value").stream().filter("True"::equals)).hasSize(3);
  }

  @Test
  void a_value_that_is_null_or_absent_or_no_date_does_not_hide_its_row() throws Exception {
    client.records(
        OneTenant.row("null", "\"LinkContent\":null"),
        OneTenant.row("no date", "\"EventDate\":\"13/45/2020\""));

    String answer = client.envelope("clicks", token, LONG_AGO).body();

    assertThat(answer)
        .contains("<Property><Name>LinkContent</Name></Property>")
        .contains("<Value>13/45/2020</Value>");
  }

  @Test
  void six_thousand_rows_come_in_three_pages_and_a_cursor_is_good_once() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < 6_000; n++) {
      rows.add(OneTenant.row("G" + n));
    }
    client.records(rows.toArray(String[]::new));

    String first = client.envelope("clicks", token, LONG_AGO).body();
    String second = client.envelope("continue", token, text(first, "RequestID")).body();
    String third = client.envelope("continue", token, text(second, "RequestID")).body();
    String again = client.envelope("continue", token, text(first, "RequestID")).body();

    assertThat(List.of(first, second, third))
        .extracting(page -> text(page, "OverallStatus"))
        .containsExactly("MoreDataAvailable", "MoreDataAvailable", "OK");
    assertThat(texts(first, "Type")).hasSize(2_500);
    assertThat(texts(second, "Type")).hasSize(2_500);
    assertThat(texts(third, "Type")).hasSize(1_000);
    Set<String> all = new HashSet<>();
    List.of(first, second, third)
        .forEach(
            page -> texts(page, "Value").stream().filter(v -> v.startsWith("G")).forEach(all::add));
    assertThat(all).hasSize(6_000);
    assertThat(text(again, "OverallStatus")).startsWith("Error: ");
  }

  @Test
  void a_cursor_ends_with_its_time_and_belongs_to_its_unit() throws Exception {
    client.admin("PUT", "", OneTenant.setup(1));
    token = client.token(OneTenant.IEN);
    client.records(OneTenant.row("1"), OneTenant.row("2"));

    String other = client.token(OneTenant.DDT);
    String foreign = text(client.envelope("clicks", token, LONG_AGO).body(), "RequestID");
    String old = text(client.envelope("clicks", token, LONG_AGO).body(), "RequestID");

    assertThat(text(client.envelope("continue", other, foreign).body(), "OverallStatus"))
        .startsWith("Error: ");
    tenant.now = tenant.now.plusSeconds(601);
    token = client.token(OneTenant.IEN);
    assertThat(text(client.envelope("continue", token, old).body(), "OverallStatus"))
        .startsWith("Error: ");
  }

  @Test
  void objects_are_found_by_their_ids_and_one_that_is_not_there_is_left_out() throws Exception {
    client.records(
        OneTenant.SEND,
        "{\"bu\":\"ddt\",\"kind\":\"send\",\"ID\":\"607105\",\"Status\":\"Sending\"}",
        "{\"bu\":\"ddt\",\"kind\":\"send\",\"ID\":\"700000\"}");

    String own =
        client
            .lookup(
                token,
                "Send",
                "ID,Email.ID,Status,SentDate,UniqueOpens,FromName",
                "607105",
                "700000")
            .body();
    String all = client.lookupEverywhere(token, "Send", "ID,Client.ID", "607105", "700000").body();

    assertThat(own)
        .contains(
            "<Results xsi:type=\"Send\"><PartnerKey xsi:nil=\"true\"/>"
                + "<ObjectID xsi:nil=\"true\"/><ID>607105</ID>"
                + "<Email><PartnerKey xsi:nil=\"true\"/><ID>117131</ID></Email>"
                + "<Status>Complete</Status><SentDate>2020-09-04T06:00:00</SentDate>"
                + "<UniqueOpens>0</UniqueOpens></Results>")
        .doesNotContain("700000", "FromName", "Sending");
    assertThat(texts(all, "ID"))
        .containsExactly("607105", "510001", "607105", "510002", "700000", "510002");
  }

  @Test
  void subscribers_bring_their_attributes_unasked() throws Exception {
    client.records(
        """
        {"bu":"ien","kind":"subscriber","ID":"70257389","EmailAddress":"Jane.Doe@Example.COM ",\
        "Attributes":[{"Name":"City","Value":"Köln"},{"Name":"Title","Value":null}]}""");

    assertThat(client.lookup(token, "Subscriber", "ID,EmailAddress", "70257389").body())
        .contains(
            "<EmailAddress>Jane.Doe@Example.COM </EmailAddress>",
            "<Attributes><Name>City</Name><Value>Köln</Value></Attributes>",
            "<Attributes><Name>Title</Name></Attributes>");
  }

  @Test
  void what_was_deleted_is_gone() throws Exception {
    client.records(
        OneTenant.SEND, "{\"bu\":\"ien\",\"kind\":\"send\",\"ID\":\"607105\",\"deleted\":true}");

    assertThat(texts(client.lookup(token, "Send", "ID", "607105").body(), "ID")).isEmpty();
  }

  @Test
  void a_property_that_the_object_has_not_is_an_error() throws Exception {
    String answer = client.lookup(token, "Send", "ID,Colour", "1").body();

    assertThat(text(answer, "OverallStatus"))
        .isEqualTo(
            "Error: The Request Property(s) Colour do not match with the fields of Send retrieve");
    assertThat(text(client.lookup(token, "Letter", "ID", "1").body(), "OverallStatus"))
        .startsWith("Error: ");
  }

  @Test
  void a_document_type_is_refused_before_anything_is_read() throws Exception {
    HttpResponse<String> answer =
        client.soap("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("soap:Client", "a document type is not allowed");
    assertThat(client.soap("no XML").statusCode()).isEqualTo(500);
    assertThat(client.soap("<x>".repeat(100)).body()).contains("too deep");
  }

  private static List<String> ids(HttpResponse<String> answer) {
    return texts(answer.body(), "Type");
  }
}
