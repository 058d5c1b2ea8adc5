package dev.slipway.practice;

import dev.slipway.image.Dockerfile;
import dev.slipway.pipeline.Platform;
import dev.slipway.practice.ActionsShell.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** The {@code docker} program on a practice runner: builds from the checked-out files, pushes into the account's ECR. */
final class ActionsDocker {

    private static final Pattern REFERENCE = Pattern.compile(
            "(?:([a-z0-9.:-]+\\.[a-z0-9.:-]+)/)?([a-z0-9]++(?:[._/-]++[a-z0-9]++)*+)(?::([\\w][\\w.-]{0,127}))?");
    private static final Set<String> WITH_VALUE = Set.of("-t", "--tag", "--target", "--platform", "-f", "--file",
            "--build-arg", "--cache-from", "--cache-to", "--label");
    private static final List<String> PUSHES = List.of("ecr:InitiateLayerUpload", "ecr:UploadLayerPart",
            "ecr:CompleteLayerUpload", "ecr:BatchCheckLayerAvailability", "ecr:PutImage");

    private final ActionsMachine machine;
    private final PracticeAccount account;

    ActionsDocker(ActionsMachine machine, PracticeAccount account) {
        this.machine = machine;
        this.account = account;
    }

    /** @param folder the working directory from the workspace's top */
    Result run(List<String> words, String folder) {
        boolean isGroup = !words.isEmpty() && Set.of("image", "buildx").contains(words.getFirst());
        List<String> rest = isGroup ? words.subList(1, words.size()) : words;
        if (rest.isEmpty()) {
            return Result.good("");
        }
        List<String> arguments = rest.subList(1, rest.size());
        return switch (rest.getFirst()) {
            case "build" -> build(arguments, folder);
            case "tag" -> tag(arguments);
            case "push" -> push(arguments.isEmpty() ? "" : arguments.getLast());
            case "login" -> login(arguments);
            default -> Result.good("");
        };
    }

    private Result build(List<String> arguments, String folder) {
        TreeMap<String, String> options = new TreeMap<>();
        String context = "";
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (WITH_VALUE.contains(word) && i + 1 < arguments.size()) {
                options.put(word.equals("-t") ? "--tag" : word.equals("-f") ? "--file" : word, arguments.get(++i));
            } else if (word.startsWith("--") && word.contains("=")) {
                options.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            } else if (!word.startsWith("-")) {
                context = word;
            }
        }
        if (context.isEmpty()) {
            return Result.bad(1, "ERROR: docker: 'docker buildx build' requires 1 argument\n");
        }
        return build(options, ActionsPath.resolved(folder, context), folder);
    }

    private Result build(TreeMap<String, String> options, String context, String folder) {
        String tag = options.getOrDefault("--tag", "");
        if (!tag.isEmpty() && !REFERENCE.matcher(tag).matches()) {
            return Result.bad(1, "ERROR: failed to build: invalid tag \"" + tag + "\": invalid reference format\n");
        }
        String file = options.containsKey("--file") ? ActionsPath.resolved(folder, options.get("--file"))
                : ActionsPath.resolved(context, "Dockerfile");
        String text = machine.files().get(file);
        if (text == null) {
            return Result.bad(1, "ERROR: failed to build: failed to solve: failed to read dockerfile: open "
                    + file.substring(file.lastIndexOf('/') + 1) + ": no such file or directory\n");
        }
        Dockerfile dockerfile = Dockerfile.of(text);
        String target = options.getOrDefault("--target", "");
        if (dockerfile.stage(target).isEmpty()) {
            return Result.bad(1, "ERROR: failed to build: failed to solve: target stage \"" + target
                    + "\" could not be found\n");
        }
        Platform platform = Optional.ofNullable(options.get("--platform"))
                .flatMap(name -> Platform.ofDocker(name.replaceFirst("^linux/", ""))).orElse(machine.platform());
        if (platform != machine.platform()) {
            return Result.bad(1, "exec /bin/sh: exec format error\nERROR: failed to build: failed to solve: process did "
                    + "not complete successfully: exit code: 255\n");
        }
        for (Dockerfile.Instruction step : dockerfile.instructions()) {
            machine.say("#" + step.line() + " " + step);
        }
        if (!tag.isEmpty()) {
            machine.images().put(tag, image(context, platform, dockerfile, target));
        }
        return Result.good("");
    }

    /** The same files give the same image. */
    private PracticeImage image(String context, Platform platform, Dockerfile dockerfile, String target) {
        StringBuilder made = new StringBuilder(platform + target + "\n");
        String prefix = context.isEmpty() ? "" : context + "/";
        new TreeMap<>(machine.files()).forEach((file, text) -> {
            if (file.startsWith(prefix)) {
                made.append(file).append('\n').append(text).append('\n');
            }
        });
        return new PracticeImage(PracticeImage.sha256(made.toString()), platform, dockerfile.ports(target),
                PracticeImage.start(dockerfile, target));
    }

    private Result tag(List<String> names) {
        if (names.size() != 2 || !machine.images().containsKey(names.getFirst())) {
            return Result.bad(1, "Error response from daemon: No such image: " + String.join(" ", names) + "\n");
        }
        if (!REFERENCE.matcher(names.get(1)).matches()) {
            return Result.bad(1, "Error parsing reference: \"" + names.get(1)
                    + "\" is not a valid repository/tag: invalid reference format\n");
        }
        machine.images().put(names.get(1), machine.images().get(names.getFirst()));
        return Result.good("");
    }

    private Result login(List<String> arguments) {
        machine.registries().add(arguments.isEmpty() ? "" : arguments.getLast().replaceFirst("^https://", ""));
        return Result.good("Login Succeeded\n");
    }

    private Result push(String name) {
        Matcher reference = REFERENCE.matcher(name);
        if (!reference.matches()) {
            return Result.bad(1, "invalid reference format\n");
        }
        PracticeImage image = machine.images().get(name);
        if (image == null) {
            return Result.bad(1, "An image does not exist locally with the tag: " + name.replaceFirst(":[^:/]*$", "") + "\n");
        }
        String registry = reference.group(1);
        machine.say("The push refers to repository [" + name.replaceFirst(":[^:/]*$", "") + "]");
        if (!machine.registries().contains(String.valueOf(registry)) || machine.session().isEmpty()) {
            return Result.bad(1, "no basic auth credentials\n");
        }
        String tag = reference.group(3) == null ? "latest" : reference.group(3);
        return put(reference.group(2), tag, image, machine.session().get());
    }

    private Result put(String repository, String tag, PracticeImage image, ActionsSession session) {
        for (String action : PUSHES) {
            Optional<String> denial = session.denial(action, account.arn("ecr", "repository/" + repository));
            if (denial.isPresent()) {
                return Result.bad(1, "denied: " + denial.get() + "\n");
            }
        }
        if (!session.isInRegionOf(account)) {
            return unknownName(repository);
        }
        try {
            account.ecr().putImage(put -> put.repositoryName(repository).imageTag(tag).imageManifest(image.manifest()));
        } catch (RepositoryNotFoundException e) {
            return unknownName(repository);
        } catch (ImageTagAlreadyExistsException e) {
            return Result.bad(1, "tag invalid: The image tag '" + tag + "' already exists in the '" + repository
                    + "' repository and cannot be overwritten because the tag is immutable.\n");
        } catch (ImageAlreadyExistsException e) {
            machine.say("Layer already exists");
        } catch (EcrException e) {
            return Result.bad(1, "unknown: " + e.awsErrorDetails().errorMessage() + "\n");
        }
        image.layers().forEach(layer -> machine.say(layer.name() + ": Pushed"));
        machine.say(tag + ": digest: " + PracticeImage.sha256(image.manifest()));
        return Result.good("");
    }

    private static Result unknownName(String repository) {
        return Result.bad(1, "name unknown: The repository with name '" + repository
                + "' does not exist in the registry with id '" + PracticeAccount.ID + "'\n");
    }
}
