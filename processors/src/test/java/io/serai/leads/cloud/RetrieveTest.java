package io.serai.leads.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.leads.Link;
import io.serai.leads.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrieveTest {
  private static final Unit IEN =
      new Unit("ien", 1, "A & B", "o1", Set.of(), Link.parser(List.of()), "ien", false);

  @Test
  void clicks_are_asked_for_after_an_instant_and_ready() {
    Question question = Retrieve.clicks(IEN, Instant.parse("2020-09-04T01:35:29Z"));

    assertThat(question.once()).isFalse();
    assertThat(question.body())
        .contains("<ObjectType>DataExtensionObject[A &amp; B]</ObjectType>")
        .contains("<Properties>IsBot_v3</Properties><Filter xsi:type=\"ComplexFilterPart\">")
        .contains("<DateValue>2020-09-04T01:35:29Z</DateValue></LeftOperand>")
        .contains("<LogicalOperator>AND</LogicalOperator>")
        .contains("<Property>Ready</Property><SimpleOperator>equals</SimpleOperator>");
  }

  @Test
  void one_id_is_equal_and_several_are_in() {
    assertThat(Retrieve.byIds(IEN, "Send", List.of("ID"), List.of("1")).body())
        .contains("<SimpleOperator>equals</SimpleOperator><Value>1</Value></Filter>")
        .doesNotContain("QueryAllAccounts");
    assertThat(Retrieve.everywhere(IEN, "Send", List.of("ID"), List.of("1", "2")).body())
        .contains("<SimpleOperator>IN</SimpleOperator><Value>1</Value><Value>2</Value></Filter>")
        .endsWith(
            "<QueryAllAccounts>true</QueryAllAccounts></RetrieveRequest></RetrieveRequestMsg>");
  }

  @Test
  void a_cursor_is_asked_for_once() {
    Question question = Retrieve.next(IEN, "r-1");

    assertThat(question.once()).isTrue();
    assertThat(question.body()).contains("<RetrieveRequest><ContinueRequest>r-1</ContinueRequest>");
  }
}
