package io.serai.hub.question;

import java.util.List;

/**
 * A question as its file says it.
 *
 * @param name the file's name without its ending
 * @param title what a chart is headed with
 * @param about one sentence: what is counted, and what is not
 * @param body one SELECT with {@code :parameters}, or the file of a search
 */
public record Question(
    String name,
    String title,
    String about,
    List<Parameter> parameters,
    List<Column> columns,
    String body) {
  public Question {
    parameters = List.copyOf(parameters);
    columns = List.copyOf(columns);
  }

  /** A column of the answer, in the order of the SELECT. */
  public record Column(String name, QuestionType type, String about) {}

  /** What may, or must, be given with the question; one that is not given is NULL. */
  public record Parameter(String name, QuestionType type, boolean required, String about) {}
}
