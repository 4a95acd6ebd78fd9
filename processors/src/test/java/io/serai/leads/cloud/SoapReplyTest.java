package io.serai.leads.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoapReplyTest {
  private static final String FORM =
      """
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
       <soap:Body><RetrieveResponseMsg xmlns="http://exacttarget.com/wsdl/partnerAPI">%s</RetrieveResponseMsg></soap:Body>
      </soap:Envelope>
      """;

  private static SoapReply parse(String message) throws XMLStreamException {
    return SoapReply.parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void rows_are_names_and_values_and_a_value_may_lack() throws XMLStreamException {
    SoapReply reply =
        parse(
            FORM.formatted(
                """
                <OverallStatus>MoreDataAvailable</OverallStatus><RequestID>r-1</RequestID>
                <Results xsi:type="DataExtensionObject"><PartnerKey xsi:nil="true"/><Properties>
                 <Property><Name>JobID</Name><Value>607105</Value></Property>
                 <Property><Name>LinkContent</Name><Value>https://www.example.com/?a=1&amp;b=2</Value></Property>
                 <Property><Name>IsBot_v3</Name></Property></Properties></Results>
                <Results xsi:type="DataExtensionObject"><Properties>
                 <Property><Name>JobID</Name><Value>2</Value></Property></Properties></Results>"""));

    assertThat(reply.more()).isTrue();
    assertThat(reply.requestId()).isEqualTo("r-1");
    assertThat(reply.results()).hasSize(2);
    assertThat(reply.results().get(0).pairs())
        .containsEntry("JobID", "607105")
        .containsEntry("LinkContent", "https://www.example.com/?a=1&b=2")
        .doesNotContainKey("IsBot_v3");
  }

  @Test
  void fields_of_objects_within_are_named_by_their_path() throws XMLStreamException {
    CloudObject send =
        parse(
                FORM.formatted(
                    """
                    <OverallStatus>OK</OverallStatus><RequestID>r</RequestID>
                    <Results xsi:type="Send"><ID>607105</ID><Email><PartnerKey/><ID>117131</ID></Email>
                     <SentDate>2020-09-04T06:00:00</SentDate><UniqueOpens>0</UniqueOpens>
                     <Attributes><Name>City</Name><Value>Austin</Value></Attributes></Results>"""))
            .results()
            .get(0);

    assertThat(send.text("ID")).isEqualTo("607105");
    assertThat(send.text("Email.ID")).isEqualTo("117131");
    assertThat(send.text("Subject")).isNull();
    assertThat(send.number("UniqueOpens")).isZero();
    assertThat(send.number("NumberSent")).isZero();
    assertThat(send.instant("SentDate")).contains(Instant.parse("2020-09-04T12:00:00Z"));
    assertThat(send.pairs()).containsEntry("City", "Austin");
  }

  @Test
  void a_status_that_begins_with_error_has_failed() throws XMLStreamException {
    assertThat(parse(FORM.formatted("<OverallStatus>error: timeout</OverallStatus>")).failed())
        .isTrue();
    assertThat(parse(FORM.formatted("<OverallStatus>OK</OverallStatus>")).failed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html/>",
        "<a",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a><OverallStatus>&x;</OverallStatus></a>",
        "<!DOCTYPE a><a><OverallStatus>OK</OverallStatus></a>"
      })
  void what_is_no_answer_or_has_a_document_type_is_refused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(XMLStreamException.class);
  }
}
