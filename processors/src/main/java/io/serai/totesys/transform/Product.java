package io.serai.totesys.transform;

import io.serai.lake.Part;
import java.io.File;

/** A finished Parquet file and the part it becomes. */
public record Product(Part part, File file) {}
