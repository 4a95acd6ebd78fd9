package io.serai.hub;

import io.serai.hub.ledger.RunQueries;
import io.serai.hub.ledger.Tokens;
import io.serai.hub.run.ActiveRuns;
import io.serai.hub.run.Door;
import io.serai.hub.service.Supervisor;
import io.serai.hub.settings.Settings;

/**
 * The parts of a running hub that are used beside HTTP.
 *
 * @param settings resolved: secrets and placeholders included
 */
public record Parts(
    Door door,
    Supervisor supervisor,
    RunQueries runs,
    ActiveRuns active,
    Tokens tokens,
    Settings settings) {}
