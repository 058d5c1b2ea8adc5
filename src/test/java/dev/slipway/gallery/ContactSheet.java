package dev.slipway.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A page of all pictures there are: by room and state, the looks of a state side by side. */
final class ContactSheet {

    private static final String HEAD = """
            <!doctype html><meta charset="utf-8"><title>Slipway's screens</title>
            <style>body { font: 14px sans-serif; margin: 24px; background: #eee; } h1, h2 { margin: 24px 0 8px; }
            .looks { display: grid; grid-template-columns: repeat(6, 1fr); gap: 8px; }
            figure { margin: 0; } img { width: 100%; border: 1px solid #999; } figcaption { color: #555; font-size: 11px; }
            </style>
            """;

    private ContactSheet() {}

    /** Writes {@code index.html} about the folder's pictures; none where there is no folder. */
    static void write(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            StringBuilder page = new StringBuilder(HEAD);
            for (Path room : sorted(folder, Comparator.comparing(Path::getFileName))) {
                if (Files.isDirectory(room)) {
                    page.append("<h1>").append(room.getFileName()).append("</h1>\n");
                    states(room).forEach((state, looks) -> append(page, room.getFileName() + "/" + state, looks));
                }
            }
            Files.writeString(folder.resolve("index.html"), page);
        }
    }

    /** The states in the order in which they were shown, each with the looks that it was seen in. */
    private static Map<String, List<String>> states(Path room) throws IOException {
        Map<String, List<String>> states = new LinkedHashMap<>();
        for (Path picture : sorted(room, Comparator.comparing(ContactSheet::time))) {
            Look.all(false).stream().filter(look -> picture.toString().endsWith("-" + look + ".png")).findFirst().ifPresent(
                    look -> states.merge(picture.getFileName().toString().replace("-" + look + ".png", ""),
                            List.of(look.toString()), (before, now) -> Stream.concat(before.stream(), now.stream()).toList()));
        }
        return states;
    }

    private static void append(StringBuilder page, String state, List<String> looks) {
        page.append("<h2>").append(state).append("</h2><div class=\"looks\">\n");
        looks.stream().sorted().forEach(look -> {
            String file = state + "-" + look + ".png";
            page.append("<figure><a href=\"").append(file).append("\"><img loading=\"lazy\" src=\"").append(file)
                    .append("\" alt=\"\"></a><figcaption>").append(look).append("</figcaption></figure>\n");
        });
        page.append("</div>\n");
    }

    private static List<Path> sorted(Path folder, Comparator<Path> order) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(order).toList();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
