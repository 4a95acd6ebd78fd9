package io.serai.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {
  private static final Link.Parser PARSER = Link.parser(List.of("leads.limit0.io"));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "http://leads.limit0.io/click/5f525d3d40bfb546f3ef2dfa?usr=1&dep=2&job=3&ack=SyeU60kNw&mv=x, 5f525d3d40bfb546f3ef2dfa, SyeU60kNw",
        "https://www.example.com/a?lt.lid=5f525d3d40bfb546f3ef2dfa&lt.ack=r1N-_lEP&utm=1, 5f525d3d40bfb546f3ef2dfa, r1N-_lEP",
        "https://www.example.com/a?lt.lidack=601d65c194e7cf49c15896cf~r1NKYklEP, 601d65c194e7cf49c15896cf, r1NKYklEP",
        "https://www.example.com/a?lt.lidack=601D65C194E7CF49C15896CF~r1NKYklEP, 601d65c194e7cf49c15896cf, r1NKYklEP",
        "https://www.example.com/a?utm_track=zzz&lt.lid=5f525d3d40bfb546f3ef2dfa&lt.ack=GOOD1, 5f525d3d40bfb546f3ef2dfa, GOOD1",
        "https://www.example.com/a?callback=abc&lt.lid=5f525d3d40bfb546f3ef2dfa&lt.ack=A1, 5f525d3d40bfb546f3ef2dfa, A1",
        "https://www.example.com/a?lt.lid=5f525d3d40bfb546f3ef2dfa&feedback=no, 5f525d3d40bfb546f3ef2dfa, -",
        "https://www.example.com/a?lt.lid%3D5f525d3d40bfb546f3ef2dfa%26lt.ack%3DGOOD3, 5f525d3d40bfb546f3ef2dfa, GOOD3",
        "https://www.example.com/a?lt.lid=5f525d3d40bfb546f3ef2dfa&amp;lt.ack=GOOD4, 5f525d3d40bfb546f3ef2dfa, GOOD4",
        "https://www.example.com/a?lt.lid=5f525d3d40bfb546f3ef2dfaffff&lt.ack=A1, -, A1",
        "https://example.org/click/5f525d3d40bfb546f3ef2dfa?ack=A1, -, -",
        "https://www.example.com/a?LT.LID=5f525d3d40bfb546f3ef2dfa, -, -",
        "mailto:x@y.com, -, -",
        "https://www.example.com/100%, -, -",
        "-, -, -"
      })
  void a_link_says_its_url_and_acknowledgement_or_neither(String text, String urlId, String ack) {
    assertThat(PARSER.parse(text)).isEqualTo(new Link(urlId, ack));
  }
}
