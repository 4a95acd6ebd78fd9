package io.serai.engagements.elastic;

import co.elastic.clients.elasticsearch._types.Time;

/** A frozen view of the source; it ends by itself when it is not asked for so long. */
public record PointInTime(String id, Time keepAlive) {}
