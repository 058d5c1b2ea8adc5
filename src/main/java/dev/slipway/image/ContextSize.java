package dev.slipway.image;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a build context lies in one place.
 *
 * @param name  a file, or a folder with a slash at the end
 * @param bytes of everything in it
 */
public record ContextSize(String name, long bytes) {

    /** A folder is named by its biggest part when that holds so much of it: {@code web/node_modules/}, not {@code web/}. */
    private static final double NEARLY_ALL = 0.9;

    /** What holds less of all is not worth a word. */
    private static final double LITTLE = 0.01;

    private static final Comparator<ContextSize> BIGGEST_FIRST =
            Comparator.comparingLong(ContextSize::bytes).reversed().thenComparing(ContextSize::name);

    /** The biggest places, none of them inside of another. */
    static List<ContextSize> biggest(BuildContext context, int most) {
        Map<String, Map<String, Long>> byFolder = new HashMap<>();
        for (BuildContext.Entry entry : context.entries()) {
            if (entry.bytes() > 0) {
                addToFolders(entry, byFolder);
            }
        }
        long all = context.bytes();
        return in("", byFolder).stream().filter(size -> size.bytes >= LITTLE * all).sorted(BIGGEST_FIRST).limit(most)
                .map(size -> narrowed(size, byFolder)).toList();
    }

    private static void addToFolders(BuildContext.Entry entry, Map<String, Map<String, Long>> byFolder) {
        String name = entry.name();
        int begin = 0;
        while (begin < name.length()) {
            int slash = name.indexOf('/', begin);
            int end = slash < 0 ? name.length() : slash + 1;
            byFolder.computeIfAbsent(name.substring(0, begin), _ -> new HashMap<>())
                    .merge(name.substring(0, end), entry.bytes(), Long::sum);
            begin = end;
        }
    }

    private static List<ContextSize> in(String folder, Map<String, Map<String, Long>> byFolder) {
        return byFolder.getOrDefault(folder, Map.of()).entrySet().stream()
                .map(part -> new ContextSize(part.getKey(), part.getValue())).toList();
    }

    private static ContextSize narrowed(ContextSize size, Map<String, Map<String, Long>> byFolder) {
        ContextSize now = size;
        for (ContextSize part = biggestIn(now, byFolder); part.bytes >= NEARLY_ALL * now.bytes && !part.equals(now);
                part = biggestIn(now, byFolder)) {
            now = part;
        }
        return now;
    }

    /** Itself when there is nothing in it. */
    private static ContextSize biggestIn(ContextSize folder, Map<String, Map<String, Long>> byFolder) {
        return in(folder.name, byFolder).stream().min(BIGGEST_FIRST).orElse(folder);
    }
}
