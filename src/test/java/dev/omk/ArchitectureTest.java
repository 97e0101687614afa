package dev.omk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms and their directions, as docs/ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "dev.omk", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "dev.omk.goal",
    "dev.omk.task",
    "dev.omk.slice",
    "dev.omk.plan",
    "dev.omk.proof",
    "dev.omk.gate",
    "dev.omk.scope",
    "dev.omk.review..",
    "dev.omk.compare",
    "dev.omk.attest",
    "dev.omk.report",
    "dev.omk.view",
    "dev.omk.document"
  };

  private static final String[] ADAPTERS = {
    "dev.omk.process..",
    "dev.omk.git..",
    "dev.omk.worktree..",
    "dev.omk.store..",
    "dev.omk.config..",
    "dev.omk.control..",
    "dev.omk.delivery..",
    "dev.omk.cli..",
    "dev.omk.demo..",
    "dev.omk.doctor..",
    "dev.omk.trace..",
    "dev.omk.agent.acp..",
    "dev.omk.agent.command..",
    "dev.omk.agent.fixer..",
    "dev.omk.gate.run.."
  };

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("dev.omk.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfControlHaveNoCycles =
      slices().matching("dev.omk.control.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfControlKnowOnlyThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.omk.control..")
          .layer("control")
          .definedBy("dev.omk.control")
          .layer("deliver")
          .definedBy("dev.omk.control.deliver")
          .layer("plan")
          .definedBy("dev.omk.control.plan")
          .layer("review")
          .definedBy("dev.omk.control.review")
          .layer("verify")
          .definedBy("dev.omk.control.verify")
          .layer("turn")
          .definedBy("dev.omk.control.turn")
          .layer("outside")
          .definedBy("dev.omk.control.outside")
          .layer("session")
          .definedBy("dev.omk.control.session")
          .layer("read")
          .definedBy("dev.omk.control.read")
          .layer("project")
          .definedBy("dev.omk.control.project")
          .layer("tree")
          .definedBy("dev.omk.control.tree")
          .layer("workspace")
          .definedBy("dev.omk.control.workspace")
          .whereLayer("control")
          .mayOnlyAccessLayers(
              "deliver",
              "plan",
              "review",
              "verify",
              "turn",
              "outside",
              "session",
              "read",
              "project",
              "tree",
              "workspace")
          .whereLayer("deliver")
          .mayOnlyAccessLayers("session", "tree", "workspace")
          .whereLayer("plan")
          .mayOnlyAccessLayers("turn", "session", "project", "tree", "workspace")
          .whereLayer("review")
          .mayOnlyAccessLayers(
              "verify", "turn", "outside", "session", "project", "tree", "workspace")
          .whereLayer("verify")
          .mayOnlyAccessLayers("turn", "session", "project", "tree", "workspace")
          .whereLayer("turn")
          .mayOnlyAccessLayers("outside", "session", "project", "tree", "workspace")
          .whereLayer("outside")
          .mayOnlyAccessLayers("session", "project", "tree", "workspace")
          .whereLayer("session")
          .mayOnlyAccessLayers("read", "project", "tree", "workspace")
          .whereLayer("read")
          .mayOnlyAccessLayers("project", "tree", "workspace")
          .whereLayer("project")
          .mayOnlyAccessLayers("tree", "workspace")
          .whereLayer("tree")
          .mayOnlyAccessLayers("workspace")
          .whereLayer("workspace")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule pureRoomsKnowNoFiles =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Console|Print.*)");

  @ArchTest
  static final ArchRule pureRoomsKnowNoProcessNorEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Process.*|Runtime|ProcessHandle.*)")
          .orShould()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(
                          System.class))));

  @ArchTest
  static final ArchRule pureRoomsKnowNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule pureRoomsKnowNoAdapter =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS);

  @ArchTest
  static final ArchRule nothingKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.omk.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.omk.cli..", "picocli..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrintsOrExits =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.omk.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule onlyTheVerboseLogKnowsALogger =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.omk.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "ch.qos.logback..");

  @ArchTest
  static final ArchRule onlyProcessStartsPrograms =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.omk.process..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.ProcessBuilder.*");

  @ArchTest
  static final ArchRule onlyProcessReadsTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.omk.process..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);
}
