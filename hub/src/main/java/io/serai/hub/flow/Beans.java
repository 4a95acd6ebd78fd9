package io.serai.hub.flow;

import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** Steps are lambdas, which a registry takes for the processors they are by this type alone. */
record Beans(Registry registry) {
  void bind(String name, Processor step) {
    registry.bind(name, step);
  }
}
