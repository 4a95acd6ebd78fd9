package io.serai.sandbox.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Everything a client may ask of one tenant, with the faults it was told to have. */
final class TenantApi {
  private static final String SERVICE = "Service.asmx";

  private final Tenant tenant;
  private final SoapApi soap;
  private final RestApi rest;

  /** Somebody who answers. */
  @FunctionalInterface
  private interface Work {
    Answer at(Instant now) throws Malformed;
  }

  private record Call(String kind, Work work) {}

  TenantApi(Tenant tenant) {
    this.tenant = tenant;
    this.soap = new SoapApi(tenant);
    this.rest = new RestApi(tenant);
  }

  Answer answer(Request request) throws InterruptedException {
    try {
      Call call = call(request);
      tenant.calls().count(call.kind());
      Optional<Fault> fault = tenant.faults().next(call.kind());
      return fault.isPresent() ? wrong(fault.get(), request, call) : call.work().at(tenant.now());
    } catch (Malformed e) {
      return request.path().equals(SERVICE)
          ? SoapAnswer.client(e.getMessage())
          : Answer.refusal(400, 10_000, e.getMessage());
    }
  }

  private Call call(Request request) throws Malformed {
    if (request.is("POST", RestApi.TOKEN)) {
      return new Call(Calls.TOKEN, now -> rest.token(request, now));
    }
    if (request.is("POST", SERVICE)) {
      Retrieve retrieve = Retrieve.parse(request.body());
      return new Call(retrieve.kind(), now -> soap.answer(retrieve, now));
    }
    if (request.is("POST", RestApi.ASSETS)) {
      return new Call(Calls.ASSETS, now -> rest.assets(request, now));
    }
    if (request.method().equals("POST") && RestApi.ROWSET.matcher(request.path()).matches()) {
      return new Call(Calls.ROWSET, now -> rest.rowset(request, now));
    }
    return new Call(Calls.OTHER, now -> Answer.refusal(404, 0, "Not Found"));
  }

  private Answer wrong(Fault fault, Request request, Call call)
      throws InterruptedException, Malformed {
    return switch (fault.answer()) {
      case "drop" -> Answer.NONE;
      case "silence" -> {
        TimeUnit.MILLISECONDS.sleep((long) (fault.seconds() * 1_000));
        yield Answer.NONE;
      }
      case "lost" -> {
        call.work().at(tenant.now());
        yield Answer.NONE;
      }
      case "error" ->
          request.path().equals(SERVICE)
              ? SoapAnswer.error(Retrieve.parse(request.body()), "timeout")
              : Answer.refusal(500, 50_000, "Error: timeout");
      default -> status(Integer.parseInt(fault.answer()), fault);
    };
  }

  private static Answer status(int status, Fault fault) {
    Answer plain = Answer.refusal(status, 0, "The request cannot be served.");
    Map<String, String> wait = Map.of("Retry-After", String.valueOf((long) fault.seconds()));
    return status == 429 || status == 503
        ? new Answer(status, plain.type(), plain.body(), wait)
        : plain;
  }
}
