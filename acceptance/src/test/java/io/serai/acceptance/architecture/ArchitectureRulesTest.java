package io.serai.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** The rules about time notice what they forbid. */
class ArchitectureRulesTest {
  private static final JavaClasses GUILTY = new ClassFileImporter().importClasses(Guilty.class);

  @Test
  void a_class_that_reads_the_machines_clock_is_noticed() {
    assertThatThrownBy(() -> ArchitectureTest.time_comes_from_the_clock.check(GUILTY))
        .hasMessageContaining("Instant.now()")
        .hasMessageContaining("System.currentTimeMillis()");
  }

  @Test
  void a_class_that_makes_a_clock_of_its_own_is_noticed() {
    assertThatThrownBy(() -> ArchitectureTest.only_commands_make_the_clock.check(GUILTY))
        .hasMessageContaining("Clock.systemUTC()");
  }

  @Test
  void an_old_date_is_noticed() {
    assertThatThrownBy(
            () -> ArchitectureTest.old_dates_end_where_quartz_and_mail_give_them.check(GUILTY))
        .hasMessageContaining("java.util.Date");
  }

  /** Does what no class may. */
  static final class Guilty {
    Instant now() {
      return Instant.now();
    }

    Clock clock() {
      return Clock.systemUTC();
    }

    @SuppressWarnings("JavaUtilDate")
    Date date() {
      return new Date(System.currentTimeMillis());
    }
  }
}
