package io.serai.sandbox.smtp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How often each address was met: scripts that apply some times only count by it. */
final class Scripts {
  private final Map<String, AtomicInteger> met = new ConcurrentHashMap<>();

  /** The script of an address, or the one that takes when it has been met often enough. */
  Script next(String address) {
    Script script = Script.of(address);
    if (script.times() == Integer.MAX_VALUE) {
      return script;
    }
    return count(address) <= script.times() ? script : Script.of("taken");
  }

  /** Whether an account that sends one mail more has had enough. */
  boolean overQuota(String account) {
    Script script = Script.of(account);
    return script.kind() == Script.Kind.QUOTA && count(account) > script.code();
  }

  private int count(String address) {
    return met.computeIfAbsent(address, key -> new AtomicInteger()).incrementAndGet();
  }
}
