package io.serai.sandbox.pubsub;

import io.serai.sandbox.FlowSample;
import io.serai.sandbox.Options;
import io.serai.sandbox.StandIns;
import io.serai.sandbox.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What the mail flow needs: a bus. Its mails come by the hub's API. */
public final class MailSample implements FlowSample {
  @Override
  public String flow() {
    return "mail";
  }

  @Override
  public String identity(Options options) {
    return "none";
  }

  @Override
  public List<Server> start(Path folder, StandIns standIns) {
    try {
      return List.of(
          PubSub.start(standIns.clock())
              .with("mail-send")
              .with("mail-confirm")
              .withPatient("mail-intake"));
    } catch (IOException e) {
      throw StandIns.failed("Pub/Sub", e);
    }
  }

  @Override
  public void fill(Options options, StandIns standIns, PrintStream out) {
    // why: whoever wants a mail sent asks the hub
  }
}
