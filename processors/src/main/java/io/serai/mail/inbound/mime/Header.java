package io.serai.mail.inbound.mime;

/**
 * A header line.
 *
 * @param name as it stands
 * @param value unfolded, encoded words decoded, cut at {@link Limits#HEADER}
 */
public record Header(String name, String value) {}
