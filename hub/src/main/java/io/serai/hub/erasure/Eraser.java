package io.serai.hub.erasure;

/** A flow that can forget a person. */
public interface Eraser {
  /** The flow's name. */
  String flow();

  /**
   * Notes a request; the flow's next run does it.
   *
   * @param profile id of the person, or null
   * @param address e-mail address, or null
   * @return the request's number
   */
  long request(String profile, String address);

  /** Whether a request has been done. */
  boolean done(long request);
}
