package dev.plumbline.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The module graph is the data flow: docs/architecture.md. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ROLES = {
        "dev.plumbline.producers..",
        "dev.plumbline.trainers..",
        "dev.plumbline.evaluators..",
        "dev.plumbline.analytics.."
    };

    @ArchTest
    static final ArchRule rolesMeetOnlyInTopics = SlicesRuleDefinition.slices()
            .matching("dev.plumbline.(producers|trainers|evaluators|analytics)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule contractsKnowNoStreamsNoHttpNoEngine = noClasses()
            .that()
            .resideInAPackage("dev.plumbline.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.streams..", "io.vertx..", "ai.djl..");

    @ArchTest
    static final ArchRule onlyTheEngineRoomTouchesDjl = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.models.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule nothingBelowTheRolesKnowsThem = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.plumbline.contracts..",
                    "dev.plumbline.service..",
                    "dev.plumbline.broker..",
                    "dev.plumbline.datasets..",
                    "dev.plumbline.models..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROLES);

    @ArchTest
    static final ArchRule onlyTheCommandKnowsEverything = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plumbline.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.plumbline.cli..");

    @ArchTest
    static final ArchRule producersAndAnalyticsNeedNoModels = noClasses()
            .that()
            .resideInAnyPackage("dev.plumbline.producers..", "dev.plumbline.analytics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.plumbline.models..");

    @ArchTest
    static final ArchRule analyticsNeedsNoImages = noClasses()
            .that()
            .resideInAPackage("dev.plumbline.analytics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.plumbline.datasets..");

    @ArchTest
    static final ArchRule datasetsAndModelsKnowNoKafka = noClasses()
            .that()
            .resideInAnyPackage("dev.plumbline.datasets..", "dev.plumbline.models..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule noCyclesAmongPackages = SlicesRuleDefinition.slices()
            .matching("dev.plumbline.(*)..")
            .should()
            .beFreeOfCycles();
}
