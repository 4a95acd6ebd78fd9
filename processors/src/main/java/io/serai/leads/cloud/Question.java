package io.serai.leads.cloud;

import io.serai.leads.Unit;

/**
 * One request, made in the name of a business unit.
 *
 * @param path of a REST request; null for SOAP
 * @param body JSON, or what stands in the body of the SOAP envelope
 * @param once whether it must not be repeated after an answer that was lost: a cursor serves once
 */
public record Question(Unit unit, String path, String body, boolean once) {
  /** A SOAP request. */
  static Question soap(Unit unit, String body, boolean once) {
    return new Question(unit, null, body, once);
  }

  /** A REST request: POST of JSON. */
  public static Question rest(Unit unit, String path, String json) {
    return new Question(unit, path, json, false);
  }

  /** Whether it is asked by SOAP. */
  boolean soap() {
    return path == null;
  }
}
