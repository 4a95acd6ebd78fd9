package io.serai.hub.reference;

import io.serai.core.ErrorCode;
import io.serai.core.HubError;
import io.serai.engagements.EngagementsError;
import io.serai.leads.LeadsError;
import io.serai.mail.MailError;
import io.serai.sailthru.SailthruError;
import io.serai.totesys.TotesysError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error as the reference shows it. */
record DocumentedError(int number, String summary, String remedy, boolean worthRetrying) {
  private static final Path SANDBOX =
      Path.of("sandbox/src/main/java/io/serai/sandbox/SandboxError.java");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "[A-Z_]+\\(\\s*(\\d{4}),\\s*((?:\"[^\"]*\"[\\s+]*)+),\\s*((?:\"[^\"]*\"[\\s+]*)+),\\s*Retry\\.(\\w+)\\)");

  static DocumentedError of(ErrorCode code) {
    return new DocumentedError(
        code.number(), code.summary(), code.remedy(), code.retry() == ErrorCode.Retry.TRANSIENT);
  }

  /** The one list of all errors, by the section they are shown in. */
  static Map<String, List<DocumentedError>> sections() throws IOException {
    Map<String, List<DocumentedError>> sections = new LinkedHashMap<>();
    sections.put("Hub", of(HubError.values()));
    sections.put("Totesys", of(TotesysError.values()));
    sections.put("Engagements", of(EngagementsError.values()));
    sections.put("Sailthru", of(SailthruError.values()));
    sections.put("Leads", of(LeadsError.values()));
    sections.put("Mail", of(MailError.values()));
    sections.put("Sandbox", parse(Files.readString(SANDBOX)));
    return sections;
  }

  private static List<DocumentedError> of(ErrorCode[] codes) {
    return Arrays.stream(codes).map(DocumentedError::of).toList();
  }

  /** Reads constants from source: nothing of the sandbox may be on the hub's class path. */
  static List<DocumentedError> parse(String source) {
    List<DocumentedError> errors = new ArrayList<>();
    Matcher constant = CONSTANT.matcher(source);
    while (constant.find()) {
      errors.add(
          new DocumentedError(
              Integer.parseInt(constant.group(1)),
              literal(constant.group(2)),
              literal(constant.group(3)),
              constant.group(4).equals("TRANSIENT")));
    }
    return errors;
  }

  private static String literal(String concatenated) {
    return concatenated.strip().replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("^\"|\"$", "");
  }
}
