package dev.slipway.taskdef;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Reads shapes out of the SDK's own classes, so that they are as new as the SDK is. */
final class SdkShapes {

    /**
     * Required members by the shape's name; the SDK's classes do not carry them.
     *
     * @see <a href="https://github.com/boto/botocore/blob/develop/botocore/data/ecs/2014-11-13/service-2.json.gz">the service model</a>
     */
    private static final Map<String, Set<String>> REQUIRED = Map.ofEntries(
            Map.entry("RegisterTaskDefinitionRequest", Set.of("family", "containerDefinitions")),
            Map.entry("RepositoryCredentials", Set.of("credentialsParameter")),
            Map.entry("ContainerRestartPolicy", Set.of("enabled")),
            Map.entry("EnvironmentFile", Set.of("value", "type")),
            Map.entry("Device", Set.of("hostPath")),
            Map.entry("Tmpfs", Set.of("containerPath", "size")),
            Map.entry("Secret", Set.of("name", "valueFrom")),
            Map.entry("ContainerDependency", Set.of("containerName", "condition")),
            Map.entry("HostEntry", Set.of("hostname", "ipAddress")),
            Map.entry("Ulimit", Set.of("name", "softLimit", "hardLimit")),
            Map.entry("LogConfiguration", Set.of("logDriver")),
            Map.entry("HealthCheck", Set.of("command")),
            Map.entry("ResourceRequirement", Set.of("value", "type")),
            Map.entry("FirelensConfiguration", Set.of("type")),
            Map.entry("EFSVolumeConfiguration", Set.of("fileSystemId")),
            Map.entry("S3FilesVolumeConfiguration", Set.of("fileSystemArn")),
            Map.entry("FSxWindowsFileServerVolumeConfiguration",
                    Set.of("fileSystemId", "rootDirectory", "authorizationConfig")),
            Map.entry("FSxWindowsFileServerAuthorizationConfig", Set.of("credentialsParameter", "domain")),
            Map.entry("ProxyConfiguration", Set.of("containerName")),
            Map.entry("InferenceAccelerator", Set.of("deviceName", "deviceType")),
            Map.entry("EphemeralStorage", Set.of("sizeInGiB")));

    private SdkShapes() {}

    static Shape.Structure of(SdkPojo pojo) {
        Map<String, Shape> members = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            members.put(field.locationName(), of(field, values(pojo, field.locationName())));
        }
        return new Shape.Structure(members, REQUIRED.getOrDefault(pojo.getClass().getSimpleName(), Set.of()));
    }

    private static Shape of(SdkField<?> field, List<String> values) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return of(built(field.constructor().get()));
        }
        if (type == MarshallingType.LIST) {
            return new Shape.ListOf(of(field.getTrait(ListTrait.class).memberFieldInfo(), values));
        }
        if (type == MarshallingType.MAP) {
            return new Shape.MapOf(of(field.getTrait(MapTrait.class).valueFieldInfo(), List.of()));
        }
        if (type == MarshallingType.STRING) {
            return new Shape.Text(values);
        }
        if (type == MarshallingType.INTEGER) {
            return new Shape.Whole();
        }
        if (type == MarshallingType.BOOLEAN) {
            return new Shape.Flag();
        }
        throw new IllegalStateException("the SDK has a new type of field: " + type + " " + field.locationName());
    }

    /** The class itself has the getters that name an enumeration; its builder has not. */
    private static SdkPojo built(SdkPojo builder) {
        return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
    }

    /** The values of an enumeration, from the getter whose return type is one; empty for a free text. */
    private static List<String> values(SdkPojo pojo, String member) {
        try {
            Method getter = pojo.getClass().getMethod(member);
            Type type = getter.getGenericReturnType();
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                type = list.getActualTypeArguments()[0];
            }
            if (type instanceof Class<?> enumeration && enumeration.isEnum()) {
                return Arrays.stream(enumeration.getEnumConstants()).map(String::valueOf)
                        .filter(value -> !value.equals("null")).toList();
            }
            return List.of();
        } catch (NoSuchMethodException e) {
            return List.of();
        }
    }
}
