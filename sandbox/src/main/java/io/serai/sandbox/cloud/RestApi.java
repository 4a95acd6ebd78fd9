package io.serai.sandbox.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Token, asset query and data-event rowset. */
final class RestApi {
  static final String TOKEN = "v2/token";
  static final String ASSETS = "asset/v1/content/assets/query";
  static final Pattern ROWSET = Pattern.compile("hub/v1/dataevents/([^/]+)/rowset");

  private static final int UNSAVEABLE = 10_006;
  private static final int PAGE = 50;

  private final Tenant tenant;

  RestApi(Tenant tenant) {
    this.tenant = tenant;
  }

  /** Gives a token for the unit that account_id names, or for the first one. */
  Answer token(Request request, Instant now) throws Malformed {
    JsonNode asked = Json.tree(request.body());
    if (!asked.path("grant_type").asText().equals("client_credentials")) {
      return denied(400, "unsupported_grant_type", "The grant type is not supported.");
    }
    if (!asked.path("client_id").asText().equals(tenant.setup().clientId())
        || !asked.path("client_secret").asText().equals(tenant.setup().clientSecret())) {
      return denied(401, "invalid_client", "Invalid client ID. Use the client ID of the package.");
    }
    String mid = asked.path("account_id").asText(tenant.setup().units().get(0).mid());
    Unit unit = tenant.unitOfMid(mid);
    if (unit == null) {
      return denied(400, "invalid_request", "The account is not one of the package.");
    }
    ObjectNode token = Json.object().put("access_token", tenant.tokens().give(unit, now));
    token.put("token_type", "Bearer").put("expires_in", tenant.tokens().life().toSeconds());
    token.put(
        "scope", "email_read data_extensions_read data_extensions_write list_and_subscribers_read");
    token.put("soap_instance_url", tenant.url()).put("rest_instance_url", tenant.url());
    return Answer.json(200, token);
  }

  private static Answer denied(int status, String error, String why) {
    return Answer.json(status, Json.object().put("error", error).put("error_description", why));
  }

  Answer assets(Request request, Instant now) throws Malformed {
    if (tenant.tokens().state(request.bearer(), now) != Tokens.State.GOOD) {
      return notAuthorized();
    }
    Unit unit = tenant.tokens().unit(request.bearer());
    JsonNode asked = Json.tree(request.body());
    if (!asked.at("/query/property").asText().equals("data.email.legacy.legacyId")) {
      return Answer.refusal(400, 30_001, "Only data.email.legacy.legacyId can be asked for here.");
    }
    List<String> ids = new ArrayList<>();
    asked.at("/query/values").forEach(id -> ids.add(id.asText()));
    asked.path("query").path("value").forEach(id -> ids.add(id.asText()));
    List<ObjectNode> found =
        unit.records("email", now).stream()
            .filter(email -> !email.path("classic").asBoolean())
            .filter(email -> ids.contains(email.path("ID").asText()))
            .toList();
    int page = Math.max(1, asked.at("/page/page").asInt(1));
    int size = Math.max(1, asked.at("/page/pageSize").asInt(PAGE));
    ObjectNode answer = Json.object().put("count", found.size());
    answer.put("page", page).put("pageSize", size);
    ArrayNode items = answer.putArray("items");
    found.stream().skip((page - 1L) * size).limit(size).forEach(e -> items.add(asset(e)));
    return Answer.json(200, answer);
  }

  private static ObjectNode asset(ObjectNode email) {
    ObjectNode asset = Json.object().put("id", 9_000_000 + email.path("ID").asLong());
    asset.put("name", email.path("Name").asText());
    asset.putObject("legacyData").put("legacyId", email.path("ID").asLong());
    asset.putObject("category").put("id", email.path("CategoryID").asLong());
    asset
        .putObject("views")
        .putObject("subjectline")
        .put("content", email.path("Subject").asText());
    for (String date : List.of("Created", "Modified")) {
      String text = email.path(date + "Date").asText("");
      if (!text.isEmpty()) {
        asset.put(date.toLowerCase(java.util.Locale.ROOT) + "Date", text + "-06:00");
      }
    }
    return asset;
  }

  Answer rowset(Request request, Instant now) throws Malformed {
    if (tenant.tokens().state(request.bearer(), now) != Tokens.State.GOOD) {
      return notAuthorized();
    }
    Unit unit = tenant.tokens().unit(request.bearer());
    Matcher path = ROWSET.matcher(request.path());
    if (!path.matches() || !path.group(1).equals(unit.setup().clickLogObject())) {
      return Answer.refusal(404, 10_001, "The data extension is not known.");
    }
    JsonNode entries = Json.tree(request.body());
    if (!entries.isArray() || !wellFormed(entries)) {
      return Answer.refusal(400, 10_000, "Rows have keys and values.");
    }
    if (!tenant.save(unit, entries, now)) {
      ObjectNode refused = Json.object();
      refused.put("message", "Unable to save rows for data extension ID " + path.group(1));
      refused.put("errorcode", UNSAVEABLE).put("documentation", "");
      refused.putArray("additionalErrors");
      return Answer.json(400, refused);
    }
    return Answer.json(200, entries);
  }

  private static boolean wellFormed(JsonNode entries) {
    for (JsonNode entry : entries) {
      if (!entry.path("keys").isObject() || !entry.path("values").isObject()) {
        return false;
      }
      for (String column : (Iterable<String>) entry.path("values")::fieldNames) {
        if (!Row.COLUMNS.contains(column)) {
          return false;
        }
      }
    }
    return true;
  }

  static Answer notAuthorized() {
    return Answer.refusal(401, 0, "Not Authorized");
  }
}
