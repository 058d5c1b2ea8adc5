package dev.slipway.taskdef;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a task definition says, for comparing it with what is beside it. A placeholder says nothing. */
public final class DefinitionFacts {

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/.+");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

    private DefinitionFacts() {}

    public static Facts.Definition of(TaskDefinition definition) {
        Task task = Task.of(definition);
        return new Facts.Definition(known(definition.family()),
                task.containers().map(DefinitionFacts::container).toList(), known(task.networkMode()),
                task.compatibilities(),
                task.isWindows() ? Optional.empty() : definition.platform(),
                task.root().hasNonNull("enableFaultInjection"), account(task),
                known(definition.executionRole()).replaceFirst("^arn:.*/", ""));
    }

    /** Empty when its roles are not of one account. */
    private static String account(Task task) {
        List<String> accounts = Stream.of("executionRoleArn", "taskRoleArn").map(task.spot()::text)
                .map(ROLE::matcher).filter(Matcher::matches).map(role -> role.group(1)).distinct().toList();
        return accounts.size() == 1 ? accounts.getFirst() : "";
    }

    private static Facts.Container container(Spot container) {
        return new Facts.Container(known(container.text("name")), container.text("image"), ports(container),
                log(container.in("logConfiguration")));
    }

    private static Workload.Log log(Spot logs) {
        Spot options = logs.in("options");
        return logs.text("logDriver").equals("awslogs") ? new Workload.Log(known(options.text("awslogs-group")),
                known(options.text("awslogs-region")), options.isTrue("awslogs-create-group"))
                : new Workload.Log("", "", false);
    }

    private static List<Facts.Ports> ports(Spot container) {
        List<Facts.Ports> ports = new ArrayList<>();
        container.each("portMappings").map(DefinitionFacts::port).forEach(ports::add);
        JsonNode mappings = container.node().path("portMappings");
        if (!mappings.isMissingNode() && !mappings.isNull() && !mappings.isArray()) {
            ports.add(Facts.Ports.ANY);
        }
        return ports;
    }

    private static Facts.Ports port(Spot mapping) {
        if (mapping.number("containerPort").isPresent()) {
            return Facts.Ports.one(mapping.number("containerPort").getAsInt());
        }
        Matcher range = RANGE.matcher(mapping.text("containerPortRange"));
        return range.matches() ? new Facts.Ports(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                : Facts.Ports.ANY;
    }

    private static String known(String text) {
        return Placeholders.isIn(text) ? "" : text;
    }
}
