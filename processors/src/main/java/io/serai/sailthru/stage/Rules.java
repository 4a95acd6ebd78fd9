package io.serai.sailthru.stage;

import io.serai.sailthru.WallTime;
import io.serai.sailthru.privacy.Pseudonyms;
import io.serai.sailthru.privacy.Vars;

/**
 * How records are read, by the flow's settings.
 *
 * @param rejectOverLong whether a value that is too long refuses its line; else it is cut
 * @param rejectOverPrecise whether money with more than two decimals refuses its line; else it is
 *     rounded half up
 * @param maxLine most bytes of a line
 */
public record Rules(
    WallTime time,
    Pseudonyms pseudonyms,
    Vars vars,
    boolean rejectOverLong,
    boolean rejectOverPrecise,
    int maxLine) {}
