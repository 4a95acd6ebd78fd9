package io.serai.acceptance.leads;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Operators in the commands that a client sends. */
final class SentOperators implements CommandListener {
  private final Set<String> operators = new ConcurrentSkipListSet<>();

  Set<String> operators() {
    return operators;
  }

  @Override
  public void commandStarted(CommandStartedEvent event) {
    // why its values: what begins with a dollar in a command itself is the protocol's, as $db is
    event.getCommand().values().forEach(this::collect);
  }

  private void collect(BsonValue value) {
    if (value instanceof BsonDocument document) {
      document.keySet().stream().filter(name -> name.startsWith("$")).forEach(operators::add);
      document.values().forEach(this::collect);
    } else if (value.isArray()) {
      value.asArray().forEach(this::collect);
    }
  }
}
