package dev.plumbline.datasets.rendered;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The two worlds share arithmetic only, so that pre-training on one gives no head start by construction on the other. */
class SharedNothingTest {
    private static final String RENDERED = "dev.plumbline.datasets.rendered";
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(RENDERED);

    @Test
    void objectsAndCamtrapDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage(RENDERED + ".objects")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RENDERED + ".camtrap")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(RENDERED + ".camtrap")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RENDERED + ".objects")
                .check(classes);
    }

    @Test
    void whatTheyShareIsTheRasterAlone() {
        classes()
                .that()
                .resideInAPackage(RENDERED + ".raster")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(RENDERED + ".raster", "java.lang", "java.util", "org.jspecify..")
                .check(classes);
        classes()
                .that()
                .resideInAnyPackage(RENDERED + ".objects", RENDERED + ".camtrap")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(RENDERED + "..", "dev.plumbline.datasets", "java..", "org.jspecify..")
                .check(classes);
    }
}
