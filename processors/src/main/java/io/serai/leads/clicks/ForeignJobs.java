package io.serai.leads.clicks;

import io.serai.leads.Unit;
import io.serai.leads.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/** Sends that a unit's log has and that belong to another unit, as they were found out. */
public final class ForeignJobs {
  private final Store store;

  ForeignJobs(Store store) {
    this.store = store;
  }

  /** The unit a send belongs to, by the unit's number. */
  record Home(String mid) {}

  /** What a send is looked up by. */
  public static String key(Unit log, String jobId) {
    return log.key() + ":" + jobId;
  }

  Map<String, Home> homes(List<Work> works) {
    Map<String, Home> homes = new HashMap<>();
    if (works.isEmpty()) {
      return homes;
    }
    List<String> keys =
        works.stream().map(work -> key(work.unit(), work.jobId())).distinct().toList();
    for (BsonDocument job : store.find(Store.FOREIGN, Store.in("_id", keys), List.of("mid"))) {
      homes.put(job.getString("_id").getValue(), new Home(job.getString("mid").getValue()));
    }
    return homes;
  }
}
