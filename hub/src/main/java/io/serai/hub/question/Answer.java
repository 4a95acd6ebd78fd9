package io.serai.hub.question;

import java.util.List;
import java.util.Map;

/**
 * An answer that a chart can draw: each row is an object with a value per column.
 *
 * @param truncated whether there are more rows than were asked for
 */
public record Answer(
    String flow,
    String question,
    String title,
    String about,
    List<Question.Column> columns,
    List<Map<String, Object>> rows,
    boolean truncated) {}
