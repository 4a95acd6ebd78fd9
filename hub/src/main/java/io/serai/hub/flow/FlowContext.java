package io.serai.hub.flow;

import io.serai.core.Ledger;
import io.serai.hub.erasure.Eraser;
import io.serai.hub.ledger.Alarms;
import io.serai.hub.ledger.QueueLetters;
import io.serai.hub.question.QuestionBook;
import io.serai.hub.service.Pools;
import io.serai.hub.service.Probe;
import io.serai.hub.service.WorkFolder;
import io.serai.hub.settings.Settings;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.Registry;
import software.amazon.awssdk.services.s3.S3Client;

/** What the hub gives a flow to build its beans from. */
public record FlowContext(
    Settings settings,
    Clock clock,
    Pools pools,
    DataSource hubDatabase,
    Ledger ledger,
    QueueLetters letters,
    Alarms alarms,
    S3Client s3,
    WorkFolder work,
    Registry registry,
    Consumer<Probe> probes,
    Consumer<QuestionBook> questions,
    Consumer<Eraser> erasers,
    Consumer<HealthCheck> health) {}
