package io.serai.acceptance.bench;

import io.serai.acceptance.bench.engagements.EngagementsCase;
import io.serai.acceptance.bench.leads.LeadsCase;
import io.serai.acceptance.bench.mail.AcceptCase;
import io.serai.acceptance.bench.mail.MailCase;
import io.serai.acceptance.bench.sailthru.SailthruCase;
import io.serai.acceptance.bench.totesys.TotesysCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All cases, in the order in which they are run. */
final class Cases {
  private Cases() {}

  static Map<String, Case> all() {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (Case each :
        List.of(
            new TotesysCase(),
            new EngagementsCase(),
            new SailthruCase(),
            new LeadsCase(),
            new MailCase(),
            new AcceptCase(),
            new StartCase())) {
      cases.put(each.name(), each);
    }
    return cases;
  }
}
