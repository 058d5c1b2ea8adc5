package dev.slipway.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Looks whether images are made for the platform that their tasks run on, as far as an index says: the manifest of a
 * single image leaves that to its configuration, which ECR's API does not hand out.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/image-index.md">Image index</a>
 */
public record PlatformsMatch(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Seen get() throws ProblemException {
        Optional<Platform> wanted = workload.get().platform();
        if (wanted.isEmpty()) {
            return Seen.untold("look.platform.notLinux");
        }
        List<Seen> all = new ArrayList<>();
        for (String image : workload.get().images()) {
            all.add(switch (EcrManifest.of(account, ImageRef.of(image))) {
                case EcrManifest.There(String json) -> compared(image, platforms(json), wanted.get().docker());
                case EcrManifest.NoImage _, EcrManifest.NoRepository _ -> Seen.untold("look.platform.noImage");
                case EcrManifest.Withheld(String reason) -> Seen.untold("look.image.withheld", image, reason);
                case EcrManifest.Elsewhere _ -> Seen.untold("look.platform.elsewhere", image, wanted.get().docker(),
                        command(image));
            });
        }
        return Seen.worst(all);
    }

    private static Seen compared(String image, TreeSet<String> offered, String wanted) {
        if (offered.isEmpty()) {
            return Seen.untold("look.platform.single", image, wanted, command(image));
        }
        return offered.contains(wanted) ? Seen.fine("look.platform.fits", image, wanted)
                : Seen.fault("look.platform.other", image, String.join(", ", offered), wanted);
    }

    private static String command(String image) {
        return "docker buildx imagetools inspect " + image + " --format '{{json .Image}}'";
    }

    /** An index also lists what is no image, such as where it came from, for an unknown platform. */
    private static TreeSet<String> platforms(String json) {
        TreeSet<String> platforms = new TreeSet<>();
        try {
            for (JsonNode manifest : JSON.readTree(json).path("manifests")) {
                JsonNode platform = manifest.path("platform");
                String words = platform.path("os").asText() + "/" + platform.path("architecture").asText();
                if (!words.equals("/") && !words.contains("unknown")) {
                    platforms.add(words);
                }
            }
        } catch (JsonProcessingException e) {
            platforms.clear();
        }
        return platforms;
    }
}
