package io.serai.totesys.transform;

import io.serai.lake.Manifest;
import java.util.List;

/**
 * What came of a table.
 *
 * @param written rows in its own target
 * @param rejected refused rows
 * @param skipped rows without a place in the star, and older versions of a dimension's row
 * @param produced rows of derived targets
 */
record Remodelled(
    List<Product> products,
    Manifest manifest,
    long written,
    long rejected,
    long skipped,
    long produced) {}
