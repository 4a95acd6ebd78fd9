package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What tests and demonstrations ask of a tenant and no client of the vendor can: below {@code
 * admin}.
 *
 * <table>
 *   <caption>Calls</caption>
 *   <tr><td>POST records</td><td>records, one in a line; see {@link Tenant#put}</td></tr>
 *   <tr><td>GET records?bu=&amp;kind=</td><td>what it holds, one in a line</td></tr>
 *   <tr><td>POST generate</td><td>data from a seed; see {@link Inventor}</td></tr>
 *   <tr><td>POST faults, DELETE faults</td><td>a {@link Fault}; none any more</td></tr>
 *   <tr><td>DELETE tokens, DELETE cursors</td><td>all that were given out expire</td></tr>
 *   <tr><td>GET calls, DELETE calls</td><td>{@link Calls} so far; from zero</td></tr>
 * </table>
 */
final class AdminApi {
  private final Tenant tenant;
  private final Inventor inventor;

  AdminApi(Tenant tenant, Inventor inventor) {
    this.tenant = tenant;
    this.inventor = inventor;
  }

  Answer answer(Request request) {
    try {
      return answer(request, request.method() + " " + request.path());
    } catch (Malformed | IllegalArgumentException e) {
      return Answer.refusal(400, 0, e.getMessage());
    }
  }

  private Answer answer(Request request, String call) throws Malformed {
    return switch (call) {
      case "POST admin/records" -> {
        tenant.put(records(request.body()));
        yield Answer.done(200);
      }
      case "GET admin/records" -> Answer.lines(held(request));
      case "POST admin/generate" -> Answer.lines(inventor.fill(tenant, Json.tree(request.body())));
      case "POST admin/faults" -> {
        tenant.faults().arm(Fault.of(Json.tree(request.body())));
        yield Answer.done(200);
      }
      case "DELETE admin/faults" -> done(tenant.faults()::clear);
      case "DELETE admin/tokens" -> done(tenant.tokens()::expire);
      case "DELETE admin/cursors" -> done(tenant.cursors()::expire);
      case "GET admin/calls" -> Answer.json(200, tenant.calls().json());
      case "DELETE admin/calls" -> done(tenant.calls()::clear);
      default -> Answer.refusal(404, 0, "'" + call + "' is no call of admin");
    };
  }

  private static Answer done(Runnable act) {
    act.run();
    return Answer.done(200);
  }

  private static List<ObjectNode> records(String lines) throws Malformed {
    List<ObjectNode> records = new ArrayList<>();
    for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
      JsonNode record = Json.tree(line);
      if (!record.isObject()) {
        throw new Malformed("a record is an object");
      }
      records.add((ObjectNode) record);
    }
    return records;
  }

  private String held(Request request) throws Malformed {
    StringBuilder lines = new StringBuilder();
    Unit unit = tenant.unit(request.query().getOrDefault("bu", ""));
    unit.records(request.query().getOrDefault("kind", ""), tenant.now())
        .forEach(record -> lines.append(record).append('\n'));
    return lines.toString();
  }
}
