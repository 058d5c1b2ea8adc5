package dev.slipway.practice;

import dev.slipway.practice.ActionsShell.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The programs that scripts on a practice runner can call; others are told and taken as having succeeded. */
final class ActionsCommands {

    private static final Set<String> SILENT = Set.of("true", ":", "set", "mkdir", "rm", "cp", "mv", "chmod", "sleep");

    private final ActionsMachine machine;
    private final ActionsDocker docker;
    private final ActionsAws aws;
    private String folder;

    /** @param folder the working directory from the workspace's top, empty for the top */
    ActionsCommands(ActionsMachine machine, PracticeAccount account, String folder) {
        this.machine = machine;
        this.docker = new ActionsDocker(machine, account);
        this.aws = new ActionsAws(machine, account);
        this.folder = folder;
    }

    void say(String text) {
        if (!text.isEmpty()) {
            machine.say(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
    }

    String read(String path) {
        return machine.files().getOrDefault(resolved(path), "");
    }

    void write(String path, String text, boolean appends) {
        if (!path.equals("/dev/null")) {
            machine.files().merge(resolved(path), text, (old, added) -> appends ? old + added : added);
        }
    }

    Result run(List<String> words, String input, Map<String, String> variables) {
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "echo" -> Result.good(String.join(" ", rest.stream().filter(word -> !word.equals("-e")).toList()) + "\n");
            case "printf" -> Result.good(String.join(" ", rest).replace("\\n", "\n"));
            case "false" -> Result.bad(1, "");
            case "cat" -> cat(rest, input);
            case "grep" -> grep(rest, input);
            case "test" -> test(rest);
            case "[" -> test(rest.isEmpty() ? rest : rest.subList(0, rest.size() - 1));
            case "cd" -> cd(rest);
            case "export" -> export(rest, variables);
            case "docker" -> docker.run(rest, folder);
            case "aws" -> aws.run(rest);
            default -> {
                if (!SILENT.contains(words.getFirst())) {
                    say("The practice runner does not really run " + words.getFirst()
                            + "; it takes it as having succeeded.");
                }
                yield Result.good("");
            }
        };
    }

    private Result cat(List<String> files, String input) {
        if (files.isEmpty()) {
            return Result.good(input);
        }
        Optional<String> missing = files.stream().filter(file -> !machine.files().containsKey(resolved(file))).findFirst();
        return missing.map(file -> Result.bad(1, "cat: " + file + ": No such file or directory\n"))
                .orElseGet(() -> Result.good(files.stream().map(this::read).collect(Collectors.joining())));
    }

    private Result grep(List<String> words, String input) {
        List<String> plain = words.stream().filter(word -> !word.startsWith("-")).toList();
        if (plain.isEmpty()) {
            return Result.bad(2, "grep: no pattern\n");
        }
        String text = plain.size() == 1 ? input
                : plain.subList(1, plain.size()).stream().map(this::read).collect(Collectors.joining());
        List<String> found = text.lines().filter(line -> line.contains(plain.getFirst())).toList();
        boolean isQuiet = words.contains("-q");
        return new Result(found.isEmpty() ? 1 : 0, isQuiet || found.isEmpty() ? "" : String.join("\n", found) + "\n", "");
    }

    private Result test(List<String> words) {
        boolean holds = switch (words.size()) {
            case 1 -> !words.getFirst().isEmpty();
            case 2 -> switch (words.getFirst()) {
                case "-n" -> !words.get(1).isEmpty();
                case "-z" -> words.get(1).isEmpty();
                case "-f", "-e", "-s" -> machine.files().containsKey(resolved(words.get(1)));
                case "!" -> words.get(1).isEmpty();
                default -> false;
            };
            case 3 -> switch (words.get(1)) {
                case "=", "==" -> words.get(0).equals(words.get(2));
                case "!=" -> !words.get(0).equals(words.get(2));
                default -> false;
            };
            default -> false;
        };
        return new Result(holds ? 0 : 1, "", "");
    }

    private Result cd(List<String> words) {
        folder = words.isEmpty() ? "" : resolved(words.getFirst());
        return Result.good("");
    }

    private static Result export(List<String> words, Map<String, String> variables) {
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length == 2) {
                variables.put(parts[0], parts[1]);
            }
        }
        return Result.good("");
    }

    /** From the workspace's top, with {@code .} and {@code ..} resolved; what is elsewhere keeps its slash. */
    private String resolved(String path) {
        return ActionsPath.resolved(folder, path);
    }
}
