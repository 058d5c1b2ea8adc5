package dev.slipway.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Everything that could stand on the {@code aws} line of a request. */
public record AwsShape(String service, String command, List<String> parameters, List<String> members) {

    /** Deeper than any request the program makes; some shapes contain themselves. */
    private static final int DEEPEST = 8;

    public static AwsShape of(Class<? extends AwsRequest> type) throws ReflectiveOperationException {
        Method builder = type.getMethod("builder");
        AwsRequest request = ((AwsRequest.Builder) builder.invoke(null)).build();
        List<String> members = new ArrayList<>();
        request.sdkFields().forEach(field -> walk(field, field.memberName(), members, DEEPEST));
        return new AwsShape(AwsCommand.service(request), AwsCommand.kebab(AwsCommand.operation(request)),
                request.sdkFields().stream().map(field -> AwsCommand.kebab(field.memberName())).toList(), members);
    }

    private static void walk(SdkField<?> field, String path, List<String> members, int depth) {
        if (depth == 0) {
            return;
        }
        members.add(path);
        inside(field, path, members, depth);
    }

    private static void inside(SdkField<?> field, String path, List<String> members, int depth) {
        switch (field.marshallingType().getTargetClass().getSimpleName()) {
            case "List" -> inside(field.getTrait(ListTrait.class).memberFieldInfo(), path + "[]", members, depth);
            case "Map" -> inside(field.getTrait(MapTrait.class).valueFieldInfo(), path + "{}", members, depth);
            case "SdkPojo" -> {
                SdkPojo pojo = field.constructor().get();
                pojo.sdkFields().forEach(member -> walk(member, path + "." + member.memberName(), members, depth - 1));
            }
            default -> { }
        }
    }

    public String toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("service", service).put("command", command);
        parameters.forEach(json.putArray("parameters")::add);
        members.forEach(json.putArray("members")::add);
        return json.toString();
    }
}
