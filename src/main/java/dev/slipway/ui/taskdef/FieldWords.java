package dev.slipway.ui.taskdef;

import dev.slipway.taskdef.Model;
import dev.slipway.taskdef.Shape;
import dev.slipway.ui.Texts;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What each field of a task definition is called and what it is for, and how to find it. A field is known by its path:
 * the API names on the way to it with dots between, without list indices and the keys of maps.
 */
final class FieldWords {

    private static final List<String> PATHS = pathsOf(Model.ofSdk().shape(), "");

    private final Texts texts;

    FieldWords(Texts texts) {
        this.texts = texts;
    }

    /** Every field that AWS accepts, in the order of the API, each before what is inside it. */
    static List<String> paths() {
        return PATHS;
    }

    /** The path of the field at a JSON pointer; of what AWS does not know, as far as its structures reach. */
    static String path(String pointer) {
        StringJoiner path = new StringJoiner(".");
        for (int slash = pointer.indexOf('/'); slash >= 0; slash = pointer.indexOf('/', slash + 1)) {
            Optional<Shape> parent = Model.ofSdk().at(pointer.substring(0, slash));
            if (parent.filter(Shape.Structure.class::isInstance).isPresent()) {
                path.add(pointer.substring(slash + 1).split("/", 2)[0]);
            }
        }
        return path.toString();
    }

    /** The field's name in the language chosen now; its API name if AWS knows no such field. */
    String name(String path) {
        return PATHS.contains(path) ? texts.get("field." + path + ".name") : apiName(path);
    }

    /** What the field is for; nothing if AWS knows no such field. */
    String help(String path) {
        return PATHS.contains(path) ? texts.get("field." + path + ".help") : "";
    }

    /**
     * The fields whose name, path or help hold all these words, in any case and any order. First those that are called
     * so, then those whose API name or name begins so, then those that have the words in them, then the others.
     */
    List<String> find(String words) {
        String phrase = folded(words).strip();
        List<Found> found = new ArrayList<>();
        for (String path : PATHS) {
            rank(path, phrase).ifPresent(rank -> found.add(new Found(path, rank)));
        }
        return found.stream().sorted(Comparator.comparing(Found::rank)).map(Found::path).toList();
    }

    private Optional<Rank> rank(String path, String phrase) {
        List<String> words = List.of(phrase.split("\\s+"));
        List<String> names = List.of(folded(apiName(path)), folded(name(path)));
        String label = String.join(" ", names);
        String all = label + ' ' + folded(path) + ' ' + folded(help(path));
        if (!words.stream().allMatch(all::contains)) {
            return Optional.empty();
        }
        if (names.contains(phrase)) {
            return Optional.of(Rank.CALLED_SO);
        }
        if (names.stream().anyMatch(name -> name.startsWith(phrase))) {
            return Optional.of(Rank.BEGINS_SO);
        }
        return Optional.of(words.stream().allMatch(label::contains) ? Rank.IN_ITS_NAMES : Rank.ELSEWHERE);
    }

    private static String apiName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Without the differences that a reader does not mean: upper and lower case, full and half width. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static List<String> pathsOf(Shape shape, String path) {
        return switch (shape) {
            case Shape.Structure structure -> pathsIn(structure, path);
            case Shape.ListOf list -> pathsOf(list.member(), path);
            case Shape.MapOf map -> pathsOf(map.value(), path);
            case Shape.Text _, Shape.Whole _, Shape.Flag _ -> List.of();
        };
    }

    private static List<String> pathsIn(Shape.Structure structure, String path) {
        List<String> paths = new ArrayList<>();
        structure.members().forEach((name, member) -> {
            String below = path.isEmpty() ? name : path + '.' + name;
            paths.add(below);
            paths.addAll(pathsOf(member, below));
        });
        return List.copyOf(paths);
    }

    private record Found(String path, Rank rank) {}

    /** Best first. */
    private enum Rank { CALLED_SO, BEGINS_SO, IN_ITS_NAMES, ELSEWHERE }
}
