package io.serai.sailthru.stage;

import io.serai.sailthru.Dataset;

/**
 * A row of a staged table.
 *
 * @param values of all columns after {@code line_no}: String, Long, Integer, BigDecimal, Boolean or
 *     null; times are ISO text already
 */
@SuppressWarnings("ArrayRecordComponent")
record Row(Dataset dataset, Object[] values) {}
