package io.serai.acceptance.sailthru;

/** Lines of exports as the vendor writes them; what a test leaves open is as in the sample. */
final class Line {
  private Line() {}

  /** A 24-digit id. */
  static String id(int number) {
    return "53c6e32d41b8f1a3%08x".formatted(number);
  }

  static String blast(long id, String name) {
    return "{ \"name\" : \"%s\", \"day\" : \"2016-03-31\", \"id\" : %d }\n".formatted(name, id);
  }

  /**
   * A message of a campaign.
   *
   * @param more further keys, each with a comma before it
   */
  static String message(long blast, int profile, String more) {
    return messageAt(blast, profile, "2016-03-31T08:00:03.018", more);
  }

  static String messageAt(long blast, int profile, String sendTime, String more) {
    return """
    {"profile_id":"%s","send_time":"%s","blast_id":%d,"message_id":%d,"device":null%s}
    """
        .formatted(id(profile), sendTime, blast, profile, more);
  }

  static String transactional(int number, int profile, String more) {
    return """
    {"profile_id":"%s","template":"Home BX Welcome","send_time":"2016-03-31T09:00:00.000","id":"%s","device":null%s}
    """
        .formatted(id(profile), id(number), more);
  }

  static String profile(int number, String more) {
    return """
    {"id":"%s","email":"person%d@mail.example","create_date":"2014-05-01T17:16:31"%s}
    """
        .formatted(id(number), number, more);
  }

  /** A key {@code opens}: one at each second after 2016-03-31T13:00Z. */
  static String opens(int... seconds) {
    return actions("opens", "", seconds);
  }

  static String clicks(int... seconds) {
    return actions("clicks", "\"url\":\"http://example.org/click\",", seconds);
  }

  private static String actions(String key, String url, int... seconds) {
    StringBuilder text = new StringBuilder(",\"" + key + "\":[");
    for (int i = 0; i < seconds.length; i++) {
      text.append(i == 0 ? "" : ",");
      text.append(
          "{%s\"ts\":{\"$date\":%d}}".formatted(url, 1_459_429_200_000L + 1_000L * seconds[i]));
    }
    return text.append(']').toString();
  }
}
