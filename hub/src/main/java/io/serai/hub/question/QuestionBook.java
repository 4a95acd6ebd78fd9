package io.serai.hub.question;

import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * Where a flow's questions are and what they are asked of.
 *
 * @param folder {@code config/<flow>/questions}; read at every question, so an edit shows at once
 * @param store PostgreSQL or Redshift
 * @param schema the tables' schema
 */
public record QuestionBook(String flow, Path folder, DataSource store, String schema) {}
