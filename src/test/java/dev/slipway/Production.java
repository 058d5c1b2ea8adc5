package dev.slipway;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The program's own classes, read once for all tests that look at them as classes. */
public final class Production {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.slipway");

    private Production() {}

    public static JavaClasses classes() {
        return CLASSES;
    }
}
