package io.serai.sandbox.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operation Retrieve over what a tenant holds. */
final class SoapApi {
  private static final Pattern EXTENSION = Pattern.compile("DataExtensionObject\\[(.*)]");

  private final Tenant tenant;

  SoapApi(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer answer(Retrieve request, Instant now) {
    return switch (tenant.tokens().state(request.token(), now)) {
      case EXPIRED -> SoapAnswer.security(request, "Token Expired");
      case UNKNOWN -> SoapAnswer.security(request, "Login Failed");
      case GOOD -> known(request, now);
    };
  }

  private Answer known(Retrieve request, Instant now) {
    Unit unit = tenant.tokens().unit(request.token());
    if (!request.continues().isEmpty()) {
      Optional<Cursors.Rest> rest = tenant.cursors().take(request.continues(), unit, now);
      return rest.map(r -> page(request, unit, r.properties(), r.items(), now))
          .orElseGet(() -> SoapAnswer.error(request, "The request ID is not valid or expired."));
    }
    Matcher extension = EXTENSION.matcher(request.objectType());
    return extension.matches()
        ? rows(request, unit, extension.group(1), now)
        : things(request, unit, now);
  }

  private Answer rows(Retrieve request, Unit unit, String key, Instant now) {
    if (!unit.setup().clickLogKey().equals(key)) {
      return SoapAnswer.error(request, "Data extension does not exist: " + key);
    }
    return unknown(request, Row.COLUMNS::contains)
        .orElseGet(
            () -> page(request, unit, request.properties(), unit.rows(request.filter(), now), now));
  }

  private Answer things(Retrieve request, Unit unit, Instant now) {
    ObjectKind kind = ObjectKind.ofType(request.objectType());
    if (kind == null) {
      return SoapAnswer.error(request, "Unknown object type: " + request.objectType());
    }
    Optional<Answer> unknown = unknown(request, kind::has);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    List<Item> found = new ArrayList<>();
    for (Unit asked : request.everywhere() ? tenant.units() : List.of(unit)) {
      found.addAll(asked.things(kind, request.filter(), now));
    }
    return page(request, unit, request.properties(), found, now);
  }

  private static Optional<Answer> unknown(
      Retrieve request, java.util.function.Predicate<String> known) {
    List<String> all = new ArrayList<>(request.properties());
    all.addAll(request.filter().properties());
    List<String> wrong = all.stream().filter(known.negate()).toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SoapAnswer.error(
                request,
                "The Request Property(s) %s do not match with the fields of %s retrieve"
                    .formatted(String.join(", ", wrong), request.objectType())));
  }

  private Answer page(
      Retrieve request, Unit unit, Collection<String> properties, List<Item> items, Instant now) {
    int size = Math.min(tenant.setup().page(), items.size());
    boolean more = size < items.size();
    String id = Cursors.newId();
    if (more) {
      tenant.cursors().keep(id, unit, properties, items.subList(size, items.size()), now);
    }
    return SoapAnswer.results(
        request,
        more ? "MoreDataAvailable" : "OK",
        id,
        xml -> {
          ResultWriter out = new ResultWriter(xml);
          for (Item item : items.subList(0, size)) {
            item.write(out, properties, now);
          }
        });
  }
}
