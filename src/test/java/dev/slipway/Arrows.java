package dev.slipway;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Who may know whom, as rules for the packages under one root: the program's own, or the planted violations'.
 */
final class Arrows {

    private static final List<String> FEATURES = List.of("identity", "github", "workflow", "image", "target",
            "rollout", "reach", "cleanup", "diagnosis", "learn");
    private static final String[] SCREEN = {"javafx..", "org.controlsfx..", "impl.org.controlsfx..", "atlantafx..",
            "org.kordamp..", "org.fxmisc.."};
    private static final Set<String> STARTS_THREADS = Set.of("start", "ofVirtual", "ofPlatform", "startVirtualThread",
            "parallelStream", "parallel", "runAsync", "supplyAsync");

    private final String root;

    Arrows(String root) {
        this.root = root;
    }

    /** All rules by the name of the violation that is planted for each. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("change knows a feature", knowsOnly("change"));
        rules.put("pipeline knows cloud", knowsOnly("pipeline", "change"));
        rules.put("cloud knows a feature", knowsOnly("cloud", "change", "pipeline"));
        rules.put("taskdef knows a feature", knowsOnly("taskdef", "change", "pipeline", "cloud"));
        for (String feature : FEATURES) {
            rules.put(feature + " knows another feature", knowsOnly(feature, "change", "pipeline", "cloud", "taskdef")
                    .because("what features need of each other travels as a value of pipeline or as a Fix"));
        }
        rules.put("practice knows a feature it does not answer for",
                knowsOnly("practice", "change", "pipeline", "cloud", "github", "image", "reach", "learn")
                        .because("the practice account implements seams, it does not share the code it is there to exercise"));
        rules.put("a feature knows JavaFX", javaFx());
        rules.put("a feature knows the window", ui());
        rules.put("a feature knows practice", practice());
        rules.put("two packages know each other", slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .because("a cycle of packages can only be understood, and changed, as one").allowEmptyShould(true));
        rules.put("a feature starts a thread", threads());
        rules.put("a feature reads the environment", environment());
        rules.put("a feature uses internals", internals());
        rules.put("a class is named after nothing", names());
        rules.put("a static field changes", fields().that().areDeclaredInClassesThat().resideInAPackage(root + "..")
                .and().areStatic().should().beFinal()
                .because("state without an owner outlives the account it belongs to").allowEmptyShould(true));
        rules.put("a feature prints", prints());
        rules.put("a feature registers a task definition", registers());
        return rules;
    }

    private ArchRule knowsOnly(String who, String... known) {
        List<String> allowed = new ArrayList<>(List.of(root + "." + who + ".."));
        Arrays.stream(known).map(name -> root + "." + name + "..").forEach(allowed::add);
        return noClasses().that().resideInAPackage(root + "." + who + "..")
                .should().dependOnClassesThat(ours().and(DescribedPredicate.not(
                        resideInAnyPackage(allowed.toArray(String[]::new)))))
                .because("the arrows point down: root -> ui -> features -> taskdef -> cloud -> pipeline -> change")
                .allowEmptyShould(true);
    }

    private DescribedPredicate<JavaClass> ours() {
        return resideInAPackage(root + "..").or(resideInAPackage(root));
    }

    private ArchRule javaFx() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(root, root + ".ui..")
                .should().dependOnClassesThat().resideInAnyPackage(SCREEN)
                .because("everything but the window also runs from the command line and in tests without a toolkit")
                .allowEmptyShould(true);
    }

    private ArchRule ui() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackages(root, root + ".ui..")
                .should().dependOnClassesThat().resideInAPackage(root + ".ui..")
                .because("the window looks at the features, never the other way round").allowEmptyShould(true);
    }

    private ArchRule practice() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(root, root + ".practice..")
                .should().dependOnClassesThat().resideInAPackage(root + ".practice..")
                .because("code that knows whether it practises would not prove anything").allowEmptyShould(true);
    }

    private ArchRule threads() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().doNotHaveFullyQualifiedName(root + ".ui.Background")
                .should().callMethodWhere(startsThread()).orShould().dependOnClassesThat()
                .belongToAnyOf(Executors.class, ForkJoinPool.class, ThreadPoolExecutor.class,
                        Timer.class)
                .because("ui.Background is the only place with threads: everything else is plain blocking code")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> startsThread() {
        return describe("start a thread", call -> {
            AccessTarget target = call.getTarget();
            boolean concurrent = target.getOwner().isEquivalentTo(Thread.class)
                    || target.getOwner().getPackageName().startsWith("java.util")
                    // a Matcher's start is a place in a text
                    && !target.getOwner().getPackageName().equals("java.util.regex");
            return concurrent && STARTS_THREADS.contains(target.getName());
        });
    }

    private ArchRule environment() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(root, root + ".cloud..", root + ".pipeline..")
                .should().callMethodWhere(calls(System.class, "getenv"))
                .because("what comes from outside is handed in, so that tests can hand in something else")
                .allowEmptyShould(true);
    }

    private ArchRule internals() {
        return noClasses().that().resideInAPackage(root + "..")
                .should().dependOnClassesThat().resideInAnyPackage("sun..", "com.sun..", "jdk.internal..",
                        "software.amazon.awssdk..internal..", "java.awt..", "javax.swing..")
                .because("internals change without notice, and a second toolkit would start a second screen thread")
                .allowEmptyShould(true);
    }

    private ArchRule names() {
        return classes().that().resideInAPackage(root + "..").and().areNotAnonymousClasses()
                .should().haveSimpleNameNotEndingWith("Util").andShould().haveSimpleNameNotEndingWith("Utils")
                .andShould().haveSimpleNameNotEndingWith("Helper").andShould().haveSimpleNameNotEndingWith("Manager")
                .andShould().haveSimpleNameNotEndingWith("Impl")
                .because("such a name says nothing about what the class is").allowEmptyShould(true);
    }

    private ArchRule prints() {
        return noClasses().that().resideInAPackage(root + "..").and().resideOutsideOfPackage(root)
                .should().accessFieldWhere(describe("System.out or System.err", access ->
                        access.getTargetOwner().isEquivalentTo(System.class)))
                .orShould().callMethodWhere(calls(Throwable.class, "printStackTrace"))
                .because("what is printed unseen may hold a secret, and nobody reads it").allowEmptyShould(true);
    }

    private ArchRule registers() {
        return noClasses().that().resideInAPackage(root + "..")
                .and().resideOutsideOfPackages(root + ".taskdef..", root + ".practice..")
                .should().callMethodWhere(calls(alwaysTrue(), "registerTaskDefinition"))
                .because("taskdef is the only place that registers a task definition").allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String method) {
        return calls(describe(owner.getSimpleName(), type -> type.isEquivalentTo(owner)), method);
    }

    private static DescribedPredicate<JavaCall<?>> calls(DescribedPredicate<? super JavaClass> owner, String method) {
        return describe("calls of " + method, call ->
                call.getTarget().getName().equals(method) && owner.test(call.getTargetOwner()));
    }
}
