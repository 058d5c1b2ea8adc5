package dev.slipway.image;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.change.Subject;
import dev.slipway.change.Verdict;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Facts;
import dev.slipway.pipeline.ImageRef;
import dev.slipway.pipeline.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the image into ECR: the repository where it is missing, the build, the push. An image that is there under the
 * tag is kept. The build is bound to the files as they were at the preview.
 */
public final class ImagePush implements Operation<ImageRequest> {

    public static final String NAME = "image.push";

    private final Account account;
    private final ImageEngine engine;
    private final RepositorySetup repositories;
    private final EcrImages images;
    private final LocalCopies copies;

    public ImagePush(Account account, ImageEngine engine) {
        this.account = account;
        this.engine = engine;
        this.repositories = new RepositorySetup(account);
        this.images = new EcrImages(account);
        this.copies = new LocalCopies(account, engine);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProblemException also an {@link ImageProblem} when the engine or the folder is not fit for building
     */
    @Override
    public Plan<ImageRequest> plan(ImageRequest wanted) throws ProblemException {
        List<Change> changes = new ArrayList<>(repositories.plan(wanted.repository()).changes());
        List<Note> notes = new ArrayList<>();
        Optional<PushedImage> there = seen(wanted);
        if (there.isPresent()) {
            Optional<ImageProblem> obstacle = obstacle(there.get(), wanted);
            there.get().local().ifPresent(copy -> notes.addAll(new ImageFit(copy, wanted.task()).notes()));
            if (obstacle.isEmpty()) {
                changes.add(new Change.Keep(image(there.get().name()), there.get().name().digest()));
                return new Plan<>(NAME, wanted, changes, notes);
            }
            notes.add(replacing(there.get(), obstacle.get()));
        }
        Optional<? extends Problem> unusable = engine.state().problem();
        if (unusable.isPresent()) {
            throw new ProblemException(unusable.get());
        }
        ImageRef image = reference(wanted);
        ImageEngine.BuildRequest build = wanted.build(image.byTag());
        engine.check(build);
        BuildContext context = BuildContext.of(wanted.source().folder());
        changes.add(build(build, wanted, context));
        changes.add(push(image, wanted, context));
        notes.addAll(remarks(wanted, context));
        return new Plan<>(NAME, wanted, changes, notes);
    }

    /** The image in ECR under the wanted tag, by its digest, once it is there. */
    public Optional<ImageRef> pushed(ImageRequest wanted) throws ProblemException {
        ImageRef image = reference(wanted);
        return images.find(image.repository(), image.tag()).map(stored -> image.withDigest(stored.digest()));
    }

    /** The same, with what else is known of it: by ECR, and by the engine where it still has what was pushed. */
    public Optional<PushedImage> seen(ImageRequest wanted) throws ProblemException {
        ImageRef image = reference(wanted);
        Optional<EcrImages.Stored> stored = images.find(image.repository(), image.tag());
        return stored.map(it -> {
            ImageRef name = image.withDigest(it.digest());
            return new PushedImage(name, it.bytes(), it.pushedAt(), copies.of(name));
        });
    }

    /** The same, as the steps after this one need to know it. */
    public Optional<Facts.Image> deployable(ImageRequest wanted) throws ProblemException {
        return seen(wanted).map(PushedImage::fact);
    }

    /** Unlike other things that are run, an image is there afterwards to be looked at. */
    @Override
    public Verdict verify(Plan<ImageRequest> applied) throws ProblemException {
        Plan<ImageRequest> now = plan(applied.wanted());
        return now.isAllKept() ? new Verdict.Proven(now.changes().stream().map(Change::what).toList(), now.notes())
                : new Verdict.Missing(now.toMake());
    }

    private ImageRef reference(ImageRequest wanted) throws ProblemException {
        return ImageRef.tagged(images.login().registry(), wanted.repository().name(), wanted.tag());
    }

    /** Why what is there under the tag cannot be used by the task. */
    private static Optional<ImageProblem> obstacle(PushedImage there, ImageRequest wanted) {
        return there.local().flatMap(copy -> new ImageFit(copy, wanted.task()).obstacle());
    }

    /** An image that the task cannot start is pushed over, where tags may move. */
    private Note replacing(PushedImage there, ImageProblem obstacle) throws ProblemException {
        if (repositories.keepsTags(there.name().repository())) {
            throw new ProblemException(new ImageProblem.TagIsUnfit(there.name().byTag()));
        }
        return Note.warning("note.image.replaced." + obstacle.getClass().getSimpleName(), there.name().byTag(),
                there.platform().map(Platform::docker).orElse(""));
    }

    private Change build(ImageEngine.BuildRequest request, ImageRequest wanted, BuildContext context) {
        Subject what = new Subject(Subject.Kind.BUILD, request.reference());
        return new Change.Run(what, against(context), Call.of(DockerCommand.build(request), (_, progress) -> {
            ImageEngine.BuiltImage built = engine.build(request, progress);
            refuseUnfit(built, wanted);
            return built.id();
        }));
    }

    private Change push(ImageRef image, ImageRequest wanted, BuildContext context) {
        List<String> commands = List.of(DockerCommand.login(image.registry(), account.region()),
                DockerCommand.push(image.byTag()));
        return new Change.Run(image(image), against(context), Call.of(commands, (_, progress) -> {
            // another build may have taken the name since
            refuseUnfit(engine.inspect(image.byTag()).orElseThrow(() ->
                    new ProblemException(new ImageProblem.NotBuilt(image.byTag()))), wanted);
            String digest = pushTwiceAtMost(image, progress);
            Optional<EcrImages.Stored> stored = images.find(image.repository(), image.tag());
            if (stored.isPresent() && !stored.get().digest().equals(digest)) {
                throw new ProblemException(new ImageProblem.OtherDigest(image.byTag(), digest, stored.get().digest()));
            }
            return digest;
        }));
    }

    private static Subject image(ImageRef image) {
        return new Subject(Subject.Kind.IMAGE, image.byTag());
    }

    private static void refuseUnfit(ImageEngine.BuiltImage built, ImageRequest wanted) throws ProblemException {
        Optional<ImageProblem> obstacle = new ImageFit(built, wanted.task()).obstacle();
        if (obstacle.isPresent()) {
            throw new ProblemException(obstacle.get());
        }
    }

    /** A login may run out while layers are under way: with a new one, those that have arrived are not sent again. */
    private String pushTwiceAtMost(ImageRef image, Progress progress) throws ProblemException {
        try {
            return engine.push(image, images.login(), progress);
        } catch (ProblemException e) {
            if (e.problem() instanceof ImageProblem.LoginRefused) {
                return engine.push(image, images.login(), progress);
            }
            throw e.problem() instanceof ImageProblem.RegistryUnreachable && !repositories.isThere(image.repository())
                    ? new ProblemException(new ImageProblem.NoSuchRepository(image.repository()), e) : e;
        }
    }

    private static String against(BuildContext context) {
        return "%s%n%d files, %,d bytes, contents %s".formatted(context.folder(), context.files(), context.bytes(),
                context.fingerprint());
    }

    private static List<Note> remarks(ImageRequest wanted, BuildContext context) throws ProblemException {
        List<Note> notes = new ArrayList<>();
        Dockerfile dockerfile = Dockerfile.in(wanted.source().folder());
        List<Integer> ports = dockerfile.ports(wanted.source().target());
        if (!ports.isEmpty() && !ports.contains(wanted.task().port())) {
            notes.add(ImageFit.otherPort(ports, wanted.task().port()));
        }
        notes.addAll(ContextReport.of(context, dockerfile).notes());
        return notes;
    }
}
