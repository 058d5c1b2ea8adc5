package dev.slipway.cleanup;

import dev.slipway.change.Note;
import dev.slipway.change.Subject;
import dev.slipway.pipeline.Pipeline;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells what is this pipeline's: what bears its tag. That the ledger names a thing is not enough, since somebody may
 * have made another of the same name; such a thing is told, and left alone.
 *
 * @param pipeline  whose tag and names count
 * @param creations what the ledger says
 */
record Ownership(Pipeline pipeline, Creations creations) {

    /** Empty for what is no concern of ours. */
    Optional<Claim> of(Thing thing, Optional<String> tag) {
        if (isOurs(tag)) {
            return Optional.of(Claim.ours());
        }
        Subject what = thing.what();
        if (!creations.has(what.kind(), thing.id(), what.name())) {
            return Optional.empty();
        }
        return Optional.of(Claim.keptFor(tag.map(other -> Note.info("cleanup.kept.otherPipeline", other))
                .orElseGet(() -> Note.info("cleanup.kept.noTag", Pipeline.TAG))));
    }

    boolean isOurs(Optional<String> tag) {
        return tag.filter(pipeline.tag()::equals).isPresent();
    }

    /** The value of our tag among a service's own kind of tags. */
    static <T> Optional<String> tag(Collection<T> tags, Function<T, String> key, Function<T, String> value) {
        return tags.stream().filter(tag -> Pipeline.TAG.equals(key.apply(tag))).map(value).findFirst();
    }
}
