package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.pipeline.Consistency;
import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Disagreement.Weight;
import dev.slipway.pipeline.Facts;
import dev.slipway.taskdef.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a task definition contradicts what is beside it, as findings with their places and mends. */
public final class Agreement {

    private static final Map<Weight, Severity> SEVERITIES = Map.of(Weight.FAILS, Severity.ERROR,
            Weight.SURPRISES, Severity.WARNING, Weight.MISSING, Severity.WARNING, Weight.HARMLESS, Severity.INFO);

    private final TaskDefinition definition;

    private Agreement(TaskDefinition definition) {
        this.definition = definition;
    }

    /** The worst first. What only the workflow and the settings have between them is not told here. */
    public static List<Finding> check(TaskDefinition definition, Facts beside) {
        Agreement agreement = new Agreement(definition);
        return Consistency.of(beside.with(DefinitionFacts.of(definition))).stream()
                .filter(found -> isTold(found.kind()))
                .map(agreement::finding).sorted(Comparator.comparing(Finding::severity)).toList();
    }

    /** Where the text says what each disagreement would be about, as lines from 1. */
    public static Map<Kind, Integer> lines(Opened opened, String container) {
        Agreement agreement = new Agreement(opened.definition());
        Map<Kind, Integer> lines = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (kind.isAbout(Side.DEFINITION)) {
                opened.place(agreement.pointer(kind, container)).ifPresent(place -> lines.put(kind, place.line()));
            }
        }
        return lines;
    }

    /** A definition may well have a role and a log group of its own: what step 2 would make is no measure for it. */
    private static boolean isTold(Kind kind) {
        boolean isBetweenOthers = kind.isAbout(Side.WORKFLOW) && kind.isAbout(Side.PIPELINE);
        return !isBetweenOthers && kind != Kind.EXECUTION_ROLE && kind != Kind.LOG_GROUP;
    }

    /** What the rules say, with a placeholder where the workflow puts an image in no longer called wrong. */
    public static List<Finding> rules(TaskDefinition definition, Facts beside) {
        return sorted(softened(Rules.check(definition), definition, beside));
    }

    /** What the rules say of what stands in a text, its form included, and what contradicts what is beside it. */
    public static List<Finding> everything(Opened opened, Facts beside) {
        List<Finding> findings = softened(Rules.check(opened), opened.definition(), beside);
        findings.addAll(check(opened.definition(), beside));
        return sorted(findings);
    }

    private static List<Finding> softened(List<Finding> found, TaskDefinition definition, Facts beside) {
        List<String> rendered = definition.containers().stream()
                .filter(container -> beside.rendered().contains(container.name())
                        && Placeholders.isIn(container.image()))
                .map(container -> "/containerDefinitions/" + container.index() + "/image").toList();
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : found) {
            if (!rendered.contains(finding.pointer())) {
                findings.add(finding);
            } else if (finding.rule().equals(Placeholders.RULE)) {
                findings.add(new Finding(finding.rule(), Severity.INFO, finding.pointer(), finding.facts(),
                        finding.fix()));
            }
        }
        return findings;
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private Finding finding(Disagreement found) {
        boolean isMendable = found.right().filter(side -> side != Side.DEFINITION).isPresent();
        return new Finding(found.kind().id(), SEVERITIES.get(found.kind().weight()), pointer(found), found.facts(),
                isMendable ? fix(found) : Optional.empty());
    }

    private Optional<Fix> fix(Disagreement found) {
        return switch (found.kind()) {
            case WORKFLOW_CONTAINER, PIPELINE_CONTAINER, BALANCER_CONTAINER ->
                    Optional.of(new Fix.RenameContainer(found.container(), found.one()));
            case PIPELINE_PORT, BALANCER_PORT ->
                    Optional.of(new Fix.MovePort(found.container(), Integer.parseInt(found.one())));
            case SERVICE_FAMILY, PIPELINE_FAMILY, LOG_REGION ->
                    Optional.of(new Fix.Put(pointer(found), JsonNodeFactory.instance.textNode(found.one())));
            case LAUNCH_TYPE -> Optional.of(new Fix.Put(pointer(found), requiring(found.one())));
            default -> Optional.empty();
        };
    }

    private JsonNode requiring(String launchType) {
        JsonNode requires = definition.at("/requiresCompatibilities");
        return (requires instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode()).add(launchType);
    }

    private String pointer(Disagreement found) {
        return pointer(found.kind(), found.container());
    }

    private String pointer(Kind kind, String container) {
        return switch (kind) {
            case WORKFLOW_CONTAINER, PIPELINE_CONTAINER, BALANCER_CONTAINER -> within(container, "/name");
            case PIPELINE_PORT, BALANCER_PORT, TARGET_GROUP_PORT, HEALTH_PORT, WORKFLOW_PORT ->
                    within(container, "/portMappings/0/containerPort");
            case IMAGE_REGION, IMAGE_ACCOUNT -> within(container, "/image");
            case LOG_GROUP, LOG_GROUP_MISSING -> within(container, "/logConfiguration/options/awslogs-group");
            case EXECUTION_ROLE, EXECUTION_ROLE_MISSING -> "/executionRoleArn";
            case LOG_REGION, WORKFLOW_LOG_REGION -> within(container, "/logConfiguration/options/awslogs-region");
            case SERVICE_FAMILY, PIPELINE_FAMILY -> "/family";
            case LAUNCH_TYPE -> "/requiresCompatibilities";
            case TARGET_TYPE, NETWORK_MISSING, NETWORK_UNWANTED -> "/networkMode";
            case BUILD_PLATFORM, IMAGE_PLATFORM, DOCKERFILE_PLATFORM -> "/runtimePlatform/cpuArchitecture";
            case WORKFLOW_ROLE, ROLE_ACCOUNT -> definition.executionRole().startsWith("arn:") ? "/executionRoleArn" : "/taskRoleArn";
            case FAULT_INJECTION -> "/enableFaultInjection";
            default -> "";
        };
    }

    /** Below the container it is about, or where containers stand when it is about none in particular. */
    private String within(String name, String rest) {
        return definition.container(name)
                .map(container -> "/containerDefinitions/" + container.index() + rest).orElse("/containerDefinitions");
    }
}
