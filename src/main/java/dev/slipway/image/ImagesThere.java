package dev.slipway.image;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import java.util.ArrayList;
import java.util.List;

/** Looks whether ECR has every image that a service's task definition names. */
public record ImagesThere(Account account, Together.Read<Workload> workload) implements Together.Read<Seen> {

    @Override
    public Seen get() throws ProblemException {
        List<Seen> all = new ArrayList<>();
        for (String image : workload.get().images()) {
            ImageRef named = ImageRef.of(image);
            all.add(switch (EcrManifest.of(account, named)) {
                case EcrManifest.There _ -> Seen.fine("look.image.there", image);
                case EcrManifest.NoImage _ -> Seen.fault("look.image.none", image);
                case EcrManifest.NoRepository _ -> Seen.fault("look.image.noRepository", named.repository());
                case EcrManifest.Withheld(String reason) -> Seen.untold("look.image.withheld", image, reason);
                case EcrManifest.Elsewhere _ -> Seen.untold("look.image.elsewhere", image,
                        "docker manifest inspect " + image);
            });
        }
        return Seen.worst(all);
    }
}
