package io.serai.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final Instant NOW = Instant.parse("2020-09-04T14:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Status,equals,complete,true",
    "Status,equals,Sending,false",
    "Status,notEquals,Sending,true",
    "NumberSent,greaterThan,99,true",
    "NumberSent,greaterThan,100,false",
    "NumberSent,greaterThanOrEqual,100,true",
    "NumberSent,lessThan,1000,true",
    "NumberSent,lessThanOrEqual,99.5,false",
    "Status,lessThan,5,false",
    "FromName,equals,x,false",
    "FromName,notEquals,x,false"
  })
  void values_are_compared(String property, String operator, String value, boolean matches)
      throws Exception {
    String part =
        "<Property>%s</Property><SimpleOperator>%s</SimpleOperator><Value>%s</Value>"
            .formatted(property, operator, value);

    assertThat(simple(part).matches(send(), NOW)).isEqualTo(matches);
  }

  @Test
  void either_of_two_is_enough_where_it_says_or() throws Exception {
    String left = operand("Left", "Complete");
    String right = operand("Right", "Sending");

    assertThat(complex(left + "<LogicalOperator>OR</LogicalOperator>" + right)).isTrue();
    assertThat(complex(left + "<LogicalOperator>AND</LogicalOperator>" + right)).isFalse();
  }

  @Test
  void dates_are_compared_as_instants() throws Exception {
    String part =
        "<Property>SentDate</Property><SimpleOperator>%s</SimpleOperator><DateValue>%s</DateValue>";

    assertThat(simple(part.formatted("greaterThan", "2020-09-04T11:59:59Z")).matches(send(), NOW))
        .isTrue();
    assertThat(simple(part.formatted("lessThan", "2020-09-04T06:00:00")).matches(send(), NOW))
        .isFalse();
    assertThat(simple(part.formatted("equals", "2020-09-04T06:00:00")).matches(send(), NOW))
        .isTrue();
  }

  @Test
  void what_is_no_filter_says_why() {
    assertThatThrownBy(
            () ->
                simple(
                    "<Property>x</Property><SimpleOperator>like</SimpleOperator><Value>1</Value>"))
        .hasMessageContaining("'like' is no operator");
    assertThatThrownBy(
            () -> simple("<Property>x</Property><SimpleOperator>equals</SimpleOperator>"))
        .hasMessageContaining("either values or dates");
    assertThatThrownBy(
            () ->
                simple(
                    "<Property>x</Property><SimpleOperator>equals</SimpleOperator><DateValue>soon</DateValue>"))
        .hasMessageContaining("'soon' is no date");
  }

  private static Filter simple(String content) throws Malformed {
    return Filter.of(Xml.parse(typed("Filter", "SimpleFilterPart", content)));
  }

  private static boolean complex(String content) throws Malformed {
    return Filter.of(Xml.parse(typed("Filter", "ComplexFilterPart", content))).matches(send(), NOW);
  }

  private static String operand(String side, String status) {
    return typed(
        side + "Operand",
        "SimpleFilterPart",
        "<Property>Status</Property><SimpleOperator>equals</SimpleOperator><Value>%s</Value>"
            .formatted(status));
  }

  private static String typed(String name, String type, String content) {
    return "<%1$s xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:type=\"%2$s\">%3$s</%1$s>"
        .formatted(name, type, content);
  }

  private static Thing send() throws Malformed {
    return new Thing(
        ObjectKind.SEND,
        "1",
        (com.fasterxml.jackson.databind.node.ObjectNode) Json.tree(OneTenant.SEND));
  }
}
