package io.serai.sailthru.stage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.sailthru.Dataset;
import io.serai.sailthru.WallTime;
import io.serai.sailthru.WallTime.Flag;
import io.serai.sailthru.WallTime.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Messages of both kinds: a row for the message and one for each open and click, opens first. Equal
 * actions of one record are told apart by {@code occurrence}, 1 to n, so that a record that is sent
 * again gives the same rows.
 */
final class Messages implements Exploder {
  private final Dataset message;
  private final Dataset action;
  private final List<String> keys;
  private final Values values;
  private final Notes notes;
  private final Fields fields;
  private final int sendTime;
  private final int firstKey;
  private final int secondKey;
  private final Dataset.Column url;

  private Messages(Dataset message, Dataset action, List<String> keys, Values values, Notes notes) {
    this.message = message;
    this.action = action;
    this.keys = keys;
    this.values = values;
    this.notes = notes;
    this.fields =
        new Fields(
            message, Set.of("id", "profile_id"), Set.of("send_time", "send_time_flag"), values);
    this.sendTime = fields.at("send_time");
    this.firstKey = fields.at(keys.get(0));
    this.secondKey = fields.at(keys.get(1));
    this.url = action.column("action_url");
  }

  static Messages ofBlasts(Values values, Notes notes) {
    return new Messages(
        Dataset.MESSAGE_BLAST_MSG,
        Dataset.MESSAGE_BLAST_ACTION,
        List.of("blast_id", "profile_id"),
        values,
        notes);
  }

  static Messages transactional(Values values, Notes notes) {
    return new Messages(
        Dataset.MESSAGE_TRANSACTIONAL_MSG,
        Dataset.MESSAGE_TRANSACTIONAL_ACTION,
        List.of("id", "profile_id"),
        values,
        notes);
  }

  private record Action(String name, String at, String url) {}

  @Override
  public void explode(JsonParser json, List<Row> rows) throws IOException, BadLine {
    Object[] row = fields.row();
    List<Action> opens = List.of();
    List<Action> clicks = List.of();
    while (Exploder.nextField(json)) {
      switch (json.currentName()) {
        case "send_time" -> sendTime(json, row);
        case "opens" -> opens = actions(json, "open");
        case "clicks" -> clicks = actions(json, "click");
        default -> {
          if (!fields.read(json, row)) {
            Exploder.unknown(json, notes, message.word().replace("_msg", ""), values);
          }
        }
      }
    }
    Exploder.require(row[firstKey], keys.get(0));
    Exploder.require(row[secondKey], keys.get(1));
    Exploder.require(row[sendTime], "send_time");
    rows.add(new Row(message, row));
    add(row, opens, rows);
    add(row, clicks, rows);
  }

  private void sendTime(JsonParser json, Object[] row) throws IOException, BadLine {
    Moment moment = values.wall(json, "send_time");
    row[sendTime] = moment == null ? null : WallTime.iso(moment.instant());
    row[sendTime + 1] =
        moment == null || moment.flag() == Flag.NONE
            ? null
            : moment.flag().name().toLowerCase(Locale.ROOT);
  }

  private List<Action> actions(JsonParser json, String name) throws IOException, BadLine {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new BadLine(name + "s is no array");
    }
    List<Action> actions = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new BadLine(name + "s holds something else than objects");
      }
      actions.add(action(json, name));
    }
    return actions;
  }

  private Action action(JsonParser json, String name) throws IOException, BadLine {
    String at = null;
    String link = null;
    while (Exploder.nextField(json)) {
      switch (json.currentName()) {
        case "ts" -> at = values.time(json, name + "s.ts");
        case "url" -> link = values.fit(values.text(json), action, url);
        default -> Exploder.unknown(json, notes, name, values);
      }
    }
    return new Action(name, at, link);
  }

  private void add(Object[] row, List<Action> actions, List<Row> rows) {
    Map<Action, Integer> seen = actions.size() < 2 ? Map.of() : new HashMap<>();
    for (Action one : actions) {
      // why: the warehouse's key takes a missing link and an empty one for the same
      Action counted = new Action(one.name(), one.at(), one.url() == null ? "" : one.url());
      int occurrence = actions.size() < 2 ? 1 : seen.merge(counted, 1, Integer::sum);
      rows.add(
          new Row(
              action,
              new Object[] {
                row[firstKey], row[secondKey], one.name(), one.at(), one.url(), occurrence
              }));
    }
  }
}
