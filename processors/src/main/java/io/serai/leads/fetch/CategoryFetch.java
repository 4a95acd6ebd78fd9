package io.serai.leads.fetch;

import io.serai.leads.Entity;
import io.serai.leads.Entity.Kind;
import io.serai.leads.Unit;
import io.serai.leads.cloud.CloudObject;
import io.serai.leads.cloud.Question;
import io.serai.leads.cloud.Retrieve;
import io.serai.leads.fetch.Folders.Folder;
import io.serai.leads.store.Store;
import io.serai.leads.store.Writes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Folders of e-mails, with every folder above them. A folder that is its own ancestor, or deeper
 * than {@value #DEEPEST}, ends the way up.
 */
final class CategoryFetch extends Fetch {
  private static final int DEEPEST = 20;
  private static final List<String> PROPERTIES = List.of("ID", "ParentFolder.ID", "Name");

  private final Folders folders;
  private final Map<Unit, Set<String>> wanted = new LinkedHashMap<>();
  private final Map<Unit, Map<String, Folder>> known = new LinkedHashMap<>();

  CategoryFetch(Tools tools, Folders folders) {
    super(Kind.CATEGORY, tools);
    this.folders = folders;
  }

  /** why: a folder that was fetched as an ancestor does not say yet that it has e-mails. */
  @Override
  protected Set<String> fresh(Collection<String> names) {
    Document filter =
        Store.in("entity", names)
            .append("hasDeployments", true)
            .append(
                "externalSource.lastRetrievedAt", new Document("$gt", now.minus(tools.refresh())));
    Set<String> fresh = new HashSet<>();
    tools
        .store()
        .find(Kind.CATEGORY.collection(), filter, List.of("entity"))
        .forEach(document -> fresh.add(document.getString("entity").getValue()));
    return fresh;
  }

  @Override
  protected void begin(Unit unit, Set<String> ids) {
    wanted.put(unit, ids);
    known.put(unit, new LinkedHashMap<>());
    climb(unit, ids, 1);
  }

  /** Goes up from folders as far as they are known, and asks for those that are not. */
  private void climb(Unit unit, Set<String> from, int round) {
    Set<String> unknown = new LinkedHashSet<>();
    Set<String> passed = new HashSet<>();
    for (String id : from) {
      String next = id;
      while (next != null && passed.add(next)) {
        Optional<Folder> folder = folder(unit, next);
        if (folder.isEmpty()) {
          unknown.add(next);
        }
        next = folder.map(Folder::parent).orElse(null);
      }
    }
    for (Set<String> some : parts(unknown)) {
      ask(new Ask(first(unit, some), round, some));
    }
  }

  private Optional<Folder> folder(Unit unit, String id) {
    Map<String, Folder> ofUnit = known.get(unit);
    if (!ofUnit.containsKey(id)) {
      folders.find(unit, id).ifPresent(folder -> ofUnit.put(id, folder));
    }
    return Optional.ofNullable(ofUnit.get(id));
  }

  @Override
  protected Question first(Unit unit, Set<String> ids) {
    return Retrieve.byIds(unit, "DataFolder", PROPERTIES, ids);
  }

  @Override
  protected void found(Ask ask, CloudObject from) {
    String id = from.text("ID");
    if (id != null && ask.ids().contains(id)) {
      String parent = from.text("ParentFolder.ID");
      String name = from.text("Name");
      Folder folder =
          new Folder(
              id,
              "my emails".equals(name) ? "My Emails" : String.valueOf(name),
              parent == null || parent.equals("0") ? null : parent);
      folders.keep(ask.unit(), folder);
      known.get(ask.unit()).put(id, folder);
    }
  }

  @Override
  protected void over(Ask ask) {
    Set<String> parents = new LinkedHashSet<>();
    ask.ids().stream()
        .map(id -> known.get(ask.unit()).get(id))
        .filter(folder -> folder != null && folder.parent() != null)
        .forEach(folder -> parents.add(folder.parent()));
    // why: a folder that was asked for and is not there would be asked for without end
    parents.removeAll(ask.ids());
    if (ask.round() < DEEPEST) {
      climb(ask.unit(), parents, ask.round() + 1);
    }
  }

  @Override
  public Writes writes() {
    Writes writes = new Writes().phase(Kind.CATEGORY.collection());
    wanted.forEach((unit, ids) -> add(writes, unit, ids));
    return writes;
  }

  private void add(Writes writes, Unit unit, Set<String> direct) {
    Map<String, List<Folder>> ways = new LinkedHashMap<>();
    for (String id : direct) {
      List<Folder> way = way(unit, id);
      for (int i = 0; i < way.size(); i++) {
        ways.putIfAbsent(way.get(i).id(), way.subList(i, way.size()));
      }
    }
    Map<String, ObjectId> ids = tools.store().ids(unit, Kind.CATEGORY, ways.keySet());
    ways.forEach(
        (id, way) ->
            writes.upsert(
                Source.filter(unit.entity(Kind.CATEGORY, id)),
                update(
                    unit.entity(Kind.CATEGORY, id),
                    ids.get(id),
                    way,
                    way.size() > 1 ? ids.get(way.get(1).id()) : null,
                    direct.contains(id),
                    now),
                null,
                null));
  }

  /** A folder and those above it. */
  private List<Folder> way(Unit unit, String id) {
    List<Folder> way = new ArrayList<>();
    Set<String> passed = new HashSet<>();
    Folder next = known.get(unit).get(id);
    while (next != null && passed.add(next.id()) && way.size() < DEEPEST) {
      way.add(next);
      next = next.parent() == null ? null : known.get(unit).get(next.parent());
    }
    return way;
  }

  /**
   * The operators that make or change a folder's document.
   *
   * @param way the folder and those above it
   * @param direct whether an e-mail is in it; that it was once, stays
   */
  static Document update(
      Entity entity,
      ObjectId id,
      List<Folder> way,
      ObjectId parentId,
      boolean direct,
      Instant now) {
    List<String> names = new ArrayList<>(way.stream().map(Folder::name).toList());
    Collections.reverse(names);
    Document made = Source.made(entity, id, now);
    made.append("isNewsletter", false).append("rollupMetrics", false);
    Document set = Source.fetched(Optional.empty(), Optional.empty(), now);
    set.append("name", way.get(0).name()).append("fullName", String.join(" | ", names));
    (direct ? set : made).append("hasDeployments", direct);
    Document unset = new Document("parent", "");
    if (parentId == null) {
      unset.append("parentId", "");
    } else {
      set.append("parentId", parentId);
    }
    return new Document("$setOnInsert", made)
        .append("$set", set.append("updatedAt", now))
        .append("$unset", unset);
  }

  @Override
  public Writes links() {
    Links links = new Links(tools.store());
    List<String> names = new ArrayList<>();
    wanted.forEach(
        (unit, ids) -> ids.forEach(id -> names.add(unit.entity(Kind.CATEGORY, id).name())));
    return links.ofFolders(links.folders(names));
  }
}
