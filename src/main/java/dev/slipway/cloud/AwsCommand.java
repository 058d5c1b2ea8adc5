package dev.slipway.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * An SDK request as the {@code aws} command line that sends the same, made from the request's own fields.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters.html">AWS CLI parameters</a>
 */
public final class AwsCommand {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The CLI's name of a service where it differs from the SDK package's. */
    private static final Map<String, String> SERVICES = Map.of("cloudwatchlogs", "logs",
            "elasticloadbalancingv2", "elbv2", "servicequotas", "service-quotas");
    /** The name of a service in policies where it differs from the CLI's. */
    private static final Map<String, String> PREFIXES = Map.of("elbv2", "elasticloadbalancing",
            "service-quotas", "servicequotas");

    private AwsCommand() {}

    /** {@code aws ecs create-cluster --cluster-name my-app-cluster}, on one line. */
    public static String of(AwsRequest request) {
        StringBuilder line = new StringBuilder("aws ").append(service(request)).append(' ')
                .append(kebab(operation(request)));
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (isPresent(value)) {
                line.append(' ').append(parameter(field, value));
            }
        }
        return line.toString();
    }

    /** {@code ecs}. */
    public static String service(AwsRequest request) {
        String[] parts = request.getClass().getPackageName().split("\\.");
        String name = parts[parts.length - 2];
        return SERVICES.getOrDefault(name, name);
    }

    /** {@code CreateCluster}. */
    public static String operation(AwsRequest request) {
        String name = request.getClass().getSimpleName();
        return name.substring(0, name.length() - "Request".length());
    }

    /** As policies name it: {@code ecs:CreateCluster}. */
    public static String action(AwsRequest request) {
        return PREFIXES.getOrDefault(service(request), service(request)) + ":" + operation(request);
    }

    private static String parameter(SdkField<?> field, Object value) {
        String name = kebab(field.memberName());
        if (value instanceof Boolean flag) {
            return flag ? "--" + name : "--no-" + name;
        }
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().noneMatch(AwsCommand::isStructured)) {
            StringBuilder words = new StringBuilder("--" + name);
            list.forEach(word -> words.append(' ').append(quoted(String.valueOf(word))));
            return words.toString();
        }
        return "--" + name + ' ' + quoted(isStructured(value) ? json(value) : String.valueOf(plain(value)));
    }

    private static boolean isStructured(Object value) {
        return value instanceof SdkPojo || value instanceof List || value instanceof Map;
    }

    private static boolean isPresent(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(plain(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps and lists always have a JSON form", e);
        }
    }

    /** Maps, lists, numbers, booleans and texts, with the field names of the API. */
    static Object plain(Object value) {
        return switch (value) {
            case SdkPojo pojo -> plainFields(pojo);
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                map.forEach((key, item) -> entries.put(String.valueOf(key), plain(item)));
                yield entries;
            }
            case SdkBytes bytes -> "(" + bytes.asByteArrayUnsafe().length + " bytes)";
            case Number number -> number;
            case Boolean flag -> flag;
            default -> String.valueOf(value);
        };
    }

    private static Map<String, Object> plainFields(SdkPojo pojo) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isPresent(value)) {
                fields.put(field.memberName(), plain(value));
            }
        }
        return fields;
    }

    /** The word as a POSIX shell takes it. */
    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** As the AWS CLI names it: {@code DescribeVPCs} is describe-vpcs, {@code CreateOpenIDConnectProvider} create-open-id-connect-provider. */
    static String kebab(String name) {
        String words = name.replaceAll("OpenIDConnect", "OpenIdConnect").replaceAll("SAMLProvider", "SamlProvider")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2");
        return words.toLowerCase(Locale.ROOT);
    }
}
