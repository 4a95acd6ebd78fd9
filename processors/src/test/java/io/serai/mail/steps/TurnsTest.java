package io.serai.mail.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Turns turns = new Turns(1);

  @AfterEach
  void end() throws Exception {
    threads.shutdownNow();
    camel.close();
  }

  private Exchange exchange() {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
    return exchange;
  }

  private Exchange begun(String account) {
    Exchange exchange = exchange();
    turns.begin(exchange, account);
    return exchange;
  }

  private Future<?> waits(String account) {
    Exchange exchange = exchange();
    Future<?> begun = threads.submit(() -> turns.begin(exchange, account));
    Awaitility.await().until(() -> turns.waiting(account) == 1);
    return begun;
  }

  @Test
  void one_more_than_connections_is_under_way_and_the_next_waits_for_an_end() throws Exception {
    Exchange first = begun("a");
    begun("a");
    begun("b");
    Future<?> third = waits("a");
    turns.end(first);
    turns.end(first);
    third.get(10, TimeUnit.SECONDS);
    assertThat(waits("a").isDone()).isFalse();
  }

  @Test
  void an_exchange_that_ends_anyhow_ends_its_turn() throws Exception {
    Exchange first = begun("a");
    begun("a");
    Future<?> third = waits("a");
    UnitOfWorkHelper.doneUow(first.getUnitOfWork(), first);
    third.get(10, TimeUnit.SECONDS);
  }

  @Test
  void a_step_that_is_made_again_has_its_turn_already() {
    Exchange first = begun("a");
    turns.begin(first, "a");
    turns.begin(first, "a");
    begun("a");
    assertThat(turns.waiting("a")).isZero();
  }
}
