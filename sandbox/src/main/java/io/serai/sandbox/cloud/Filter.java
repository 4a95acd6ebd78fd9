package io.serai.sandbox.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which items a Retrieve wants. */
interface Filter {
  /** All of them. */
  Filter ALL = (item, now) -> true;

  boolean matches(Item item, Instant now);

  /** The ids it wants alone, when it is about ids. */
  default Optional<List<String>> ids() {
    return Optional.empty();
  }

  /** The properties it looks at. */
  default List<String> properties() {
    return List.of();
  }

  /** Reads an element {@code Filter} or an operand of one. */
  static Filter of(Xml part) throws Malformed {
    return switch (part.type()) {
      case "SimpleFilterPart" -> simple(part);
      case "ComplexFilterPart" ->
          new Both(
              of(part.required("LeftOperand")),
              and(part.required("LogicalOperator").text()),
              of(part.required("RightOperand")));
      default -> throw new Malformed("'" + part.type() + "' is no type of filter");
    };
  }

  private static boolean and(String operator) throws Malformed {
    return switch (operator) {
      case "AND" -> true;
      case "OR" -> false;
      default -> throw new Malformed("'" + operator + "' is no logical operator");
    };
  }

  private static Filter simple(Xml part) throws Malformed {
    List<Instant> dates = new ArrayList<>();
    for (Xml date : part.all("DateValue").toList()) {
      dates.add(ServerTime.ofSoap(date.text()));
    }
    List<String> values = part.all("Value").map(Xml::text).toList();
    if (dates.isEmpty() == values.isEmpty()) {
      throw new Malformed("a filter has either values or dates");
    }
    return new Simple(
        part.required("Property").text(),
        Operator.of(part.required("SimpleOperator").text()),
        values,
        dates);
  }

  /** Two filters, both of which or one of which must match. */
  record Both(Filter left, boolean and, Filter right) implements Filter {
    @Override
    public boolean matches(Item item, Instant now) {
      return and
          ? left.matches(item, now) && right.matches(item, now)
          : left.matches(item, now) || right.matches(item, now);
    }

    @Override
    public List<String> properties() {
      List<String> all = new ArrayList<>(left.properties());
      all.addAll(right.properties());
      return all;
    }
  }

  /** A property compared with values or with dates. */
  record Simple(String property, Operator operator, List<String> values, List<Instant> dates)
      implements Filter {
    @Override
    public boolean matches(Item item, Instant now) {
      if (dates.isEmpty()) {
        return operator.text(item.text(property, now), values);
      }
      Instant time = item.time(property);
      return time != null && operator.holds(time.compareTo(dates.get(0)));
    }

    @Override
    public Optional<List<String>> ids() {
      boolean about = property.equals("ID") && operator.isAboutEquality() && dates.isEmpty();
      return about ? Optional.of(values) : Optional.empty();
    }

    @Override
    public List<String> properties() {
      return List.of(property);
    }
  }
}
