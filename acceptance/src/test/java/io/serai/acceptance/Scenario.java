package io.serai.acceptance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test proves these scenarios: ids of {@code
 * acceptance/src/test/resources/scenarios/<flow>.tsv}. From it comes {@code
 * docs/reference/scenarios.md}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Scenario {
  /** One id or more, e.g. {@code T3}. */
  String[] value();
}
