package dev.slipway.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What {@code docker save} gives out of an image: of each entry the mode, the owner and the content or target. */
final class ImageContent {

    private static final int PERMISSIONS = 07777;

    private ImageContent() {}

    static SortedMap<String, String> of(DockerClient client, String image) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (InputStream saved = client.saveImageCmd(image).exec()) {
            Map<String, byte[]> files = new HashMap<>();
            read(saved, (entry, tar) -> files.put(entry.getName(), tar.readAllBytes()));
            for (JsonNode layer : new ObjectMapper().readTree(files.get("manifest.json")).get(0).get("Layers")) {
                read(new ByteArrayInputStream(files.get(layer.asText())),
                        (entry, tar) -> content.put(entry.getName(), described(entry, tar)));
            }
        } catch (InternalServerErrorException e) {
            if (!e.getMessage().contains("empty export")) {
                throw e;
            }
        }
        return content;
    }

    private static String described(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        String owner = entry.getLongUserId() + ":" + entry.getLongGroupId();
        return Integer.toOctalString(entry.getMode() & PERMISSIONS) + " " + owner + " "
                + (entry.isSymbolicLink() ? "-> " + entry.getLinkName() : entry.isLink() ? "= " + entry.getLinkName()
                : HexFormat.of().toHexDigits(Arrays.hashCode(tar.readAllBytes())));
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException;
    }

    private static void read(InputStream bytes, Visitor visitor) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                visitor.visit(entry, tar);
            }
        }
    }
}
