package io.serai.sandbox.cloud;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Marketing Cloud with one tenant of two units, whose time a test moves. */
final class OneTenant implements BeforeEachCallback, AfterEachCallback {
  static final String IEN = "510001";
  static final String DDT = "510002";
  static final String LOG_OBJECT = "3f2a5c1e-0001";
  static final String SEND =
      """
      {"bu":"ien","kind":"send","ID":"607105","Email":{"ID":"117131"},"EmailName":"IEN Today",\
      "Status":"Complete","SentDate":"2020-09-04T06:00:00","NumberSent":100,"UniqueOpens":0}""";
  static final String ROW =
      """
      {"bu":"ien","kind":"row","ID":"EB3A625F-0726-47DE-AD68-658060103ED5","JobID":"607105",\
      "SubscriberID":"70257389","EventDate":"9/4/2020 7:35:29 AM",\
      "LinkContent":"https://www.example.com/a?lt.lidack=5f47e1c107809f52ef34357c~r1NKYklEP&x=<1>",\
      "IsUnique":"True","ListID":"9744","IsBot_v3":"False","Ready":"True","Processed":"False"}""";

  Instant now = Instant.parse("2020-09-04T14:00:00Z");
  private MarketingCloud cloud;
  Client client;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    cloud = MarketingCloud.start(clock, (tenant, wanted) -> "");
    client = new Client(cloud.address() + "/acme");
    client.admin("PUT", "", setup(TenantSetup.PAGE));
  }

  String address() {
    return cloud.address();
  }

  static String setup(int page) {
    return """
    {"clientId":"id","clientSecret":"secret","pageSize":%d,"tokenSeconds":600,"units":[
      {"key":"ien","mid":"510001","clickLogKey":"Click Log","clickLogObject":"3f2a5c1e-0001"},
      {"key":"ddt","mid":"510002","clickLogKey":"Click Log","clickLogObject":"3f2a5c1e-0002"}]}"""
        .formatted(page);
  }

  /** A row of the click log like the usual one, with an id and a few other values. */
  static String row(String id, String... more) {
    String row = ROW.replace("EB3A625F-0726-47DE-AD68-658060103ED5", id);
    return more.length == 0
        ? row
        : row.substring(0, row.length() - 1) + "," + String.join(",", more) + "}";
  }

  @Override
  public void afterEach(ExtensionContext context) {
    cloud.close();
  }
}
