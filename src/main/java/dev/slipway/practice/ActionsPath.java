package dev.slipway.practice;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths on a practice runner, from the workspace's top. */
final class ActionsPath {

    private ActionsPath() {}

    /** The path seen from the folder, with {@code .} and {@code ..} resolved; an absolute one keeps its slash. */
    static String resolved(String folder, String path) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = path.startsWith("/") || folder.isEmpty() ? path : folder + "/" + path;
        for (String part : whole.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }
}
