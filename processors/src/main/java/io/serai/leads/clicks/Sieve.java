package io.serai.leads.clicks;

import io.serai.leads.Ineligible;
import io.serai.leads.MarkMessage;
import io.serai.leads.Unit;
import io.serai.leads.Units;
import io.serai.leads.store.SkippedRows;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves out what is to be skipped; a send of another unit is looked for in that one. */
record Sieve(Units units, ForeignJobs foreign, SkippedRows skipped) {
  List<Work> eligible(List<Work> works, Writes writes, List<MarkMessage> marks) {
    Map<String, ForeignJobs.Home> homes = foreign.homes(works);
    List<Work> eligible = new ArrayList<>();
    writes.phase(Store.SKIPPED);
    for (Work work : works) {
      ForeignJobs.Home home = homes.get(ForeignJobs.key(work.unit(), work.jobId()));
      Optional<Unit> other = home == null ? Optional.empty() : units.ofMid(home.mid());
      if (work.unit().skipJobs().contains(work.jobId())) {
        skip(work, Ineligible.SKIPPED_JOB, writes, marks);
      } else if (home != null && other.isEmpty()) {
        skip(work, Ineligible.FOREIGN_BU, writes, marks);
      } else {
        eligible.add(other.map(work::in).orElse(work));
      }
    }
    return eligible;
  }

  private void skip(Work work, Ineligible reason, Writes writes, List<MarkMessage> marks) {
    skipped.add(writes, work.message().bu(), work.message().row(), reason);
    marks.add(work.mark(reason.outcome()));
  }
}
