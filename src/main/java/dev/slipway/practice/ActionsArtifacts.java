package dev.slipway.practice;

import java.util.HashMap;
import java.util.Map;

/** The files that jobs of one practice run hand each other. */
final class ActionsArtifacts {

    private final Map<String, Map<String, String>> artifacts = new HashMap<>();

    boolean upload(ActionsMachine machine, ActionsContext context) {
        String path = ActionsPath.resolved("", context.with("path"));
        Map<String, String> files = new HashMap<>();
        machine.files().forEach((file, text) -> {
            if (file.equals(path)) {
                files.put(file.substring(file.lastIndexOf('/') + 1), text);
            } else if (file.startsWith(path + "/")) {
                files.put(file.substring(path.length() + 1), text);
            }
        });
        if (files.isEmpty()) {
            machine.say("##[warning]No files were found with the provided path: " + context.with("path")
                    + ". No artifacts will be uploaded.");
            return true;
        }
        artifacts.put(name(context), files);
        return true;
    }

    boolean download(ActionsMachine machine, ActionsContext context) {
        Map<String, String> files = artifacts.get(name(context));
        if (files == null) {
            return machine.fail("Unable to download artifact(s): Artifact not found for name: " + name(context));
        }
        files.forEach((file, text) -> machine.files().put(ActionsPath.resolved(context.with("path"), file), text));
        return true;
    }

    private static String name(ActionsContext context) {
        String name = context.with("name");
        return name.isEmpty() ? "artifact" : name;
    }
}
