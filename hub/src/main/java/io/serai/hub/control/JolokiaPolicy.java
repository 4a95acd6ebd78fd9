package io.serai.hub.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.server.core.restrictor.RestrictorFactory;
import org.jolokia.server.core.service.api.Restrictor;

/**
 * The policy that says which MBeans may be reached by HTTP. Jolokia allows everything when it finds
 * none, so the hub does not start without one that denies.
 */
public final class JolokiaPolicy {
  /** Where it stands. */
  public static final Path FILE = Path.of("config/jolokia-access.xml");

  private JolokiaPolicy() {}

  /** What is wrong with it, as a sentence, or empty. */
  public static Optional<String> problem() {
    if (!Files.isRegularFile(FILE)) {
      return Optional.of("there is no such file; without it Jolokia would allow everything");
    }
    try {
      return opens(RestrictorFactory.lookupPolicyRestrictor(address()))
          ? Optional.of("allows 'sendBody' of Camel; allow named MBeans and operations alone")
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  /** Tells Jolokia where the policy is; it looks for it when the hub starts. */
  static void announce() {
    System.setProperty("jolokia.policyLocation", address());
  }

  private static String address() {
    return FILE.toAbsolutePath().toUri().toString();
  }

  private static boolean opens(Restrictor restrictor) {
    try {
      ObjectName camel =
          new ObjectName("org.apache.camel:context=serai,type=context,name=\"serai\"");
      return restrictor.isOperationAllowed(camel, "sendBody(java.lang.String,java.lang.Object)");
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e);
    }
  }
}
