package io.serai.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/**
 * Which way dependencies point, and where time comes from. The sandbox's own jars are not on the
 * class path.
 */
@AnalyzeClasses(packages = "io.serai", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> CLOCKLESS =
      Set.of(
          "java.time.Instant.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalTime.now()",
          "java.time.LocalDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.Year.now()",
          "java.time.YearMonth.now()",
          "java.lang.System.currentTimeMillis()");

  private static final DescribedPredicate<JavaCall<?>> READS_THE_MACHINES_CLOCK =
      describe(
          "read the machine's clock", call -> CLOCKLESS.contains(call.getTarget().getFullName()));

  private static final DescribedPredicate<JavaCall<?>> MAKES_A_CLOCK =
      describe(
          "make a clock",
          call ->
              call.getTargetOwner().isEquivalentTo(Clock.class)
                  && call.getTarget().getName().startsWith("system"));

  @ArchTest
  static final ArchRule flows_do_not_know_the_hub =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.serai.hub..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.serai.hub..");

  @ArchTest
  static final ArchRule nothing_knows_the_sandbox =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.serai.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.serai.sandbox..");

  @ArchTest
  static final ArchRule the_sandbox_knows_neither_hub_nor_flows =
      noClasses()
          .that()
          .resideInAPackage("io.serai.sandbox..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.serai..").and(resideOutsideOfPackage("io.serai.sandbox..")));

  @ArchTest
  static final ArchRule the_core_has_neither_camel_nor_jdbc =
      noClasses()
          .that()
          .resideInAPackage("io.serai.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..", "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..");

  @ArchTest
  static final ArchRule the_core_stands_on_the_jdk_alone =
      classes()
          .that()
          .resideInAPackage("io.serai.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.serai.core..", "java..");

  @ArchTest
  static final ArchRule what_flows_share_knows_no_flow =
      noClasses()
          .that()
          .resideInAnyPackage("io.serai.hubdb..", "io.serai.lake..", "io.serai.warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.serai.engagements..",
              "io.serai.leads..",
              "io.serai.mail..",
              "io.serai.sailthru..",
              "io.serai.totesys..");

  @ArchTest
  static final ArchRule settings_know_no_route_and_no_database =
      noClasses()
          .that()
          .resideInAPackage("io.serai.hub.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.camel..", "java.sql..", "io.serai.hub.run..");

  @ArchTest
  static final ArchRule only_commands_use_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.serai.hub.cli..", "io.serai.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule time_comes_from_the_clock =
      noClasses().should().callMethodWhere(asMethod(READS_THE_MACHINES_CLOCK));

  @ArchTest
  static final ArchRule only_commands_make_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.serai.hub.cli..")
          .and()
          .doNotHaveFullyQualifiedName("io.serai.sandbox.Sandbox")
          .should()
          .callMethodWhere(asMethod(MAKES_A_CLOCK));

  @ArchTest
  static final ArchRule old_dates_end_where_quartz_and_mail_give_them =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("ScheduleRoutes")
          .and()
          .doNotHaveSimpleName("EmlFile")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Date.class, java.util.Calendar.class);

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> asMethod(
      DescribedPredicate<JavaCall<?>> predicate) {
    return predicate.forSubtype();
  }
}
