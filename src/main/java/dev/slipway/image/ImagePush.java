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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings the image into ECR: the repository where it is missing, the build, the push. An image that is there under the
 * tag is kept. The build is bound to the files as they were at the preview.
 */
public final class ImagePush implements Operation<ImageRequest> {

    public static final String NAME = "image.push";

    private static final long LARGE = 200_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final Account account;
    private final ImageEngine engine;
    private final RepositorySetup repositories;
    private final EcrImages images;

    public ImagePush(Account account, ImageEngine engine) {
        this.account = account;
        this.engine = engine;
        this.repositories = new RepositorySetup(account);
        this.images = new EcrImages(account);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ProblemException also an {@link ImageProblem} when the engine or the folder is not fit for building
     */
    @Override
    public Plan<ImageRequest> plan(ImageRequest wanted) throws ProblemException {
        List<Change> changes = new ArrayList<>(repositories.plan(wanted.repository()).changes());
        ImageRef image = reference(wanted);
        Optional<EcrImages.Stored> there = images.find(image.repository(), image.tag());
        if (there.isPresent()) {
            changes.add(new Change.Keep(new Subject(Subject.Kind.IMAGE, image.byTag()), there.get().digest()));
            return new Plan<>(NAME, wanted, changes, List.of(inEcr(there.get())));
        }
        Optional<? extends Problem> unusable = engine.state().problem();
        if (unusable.isPresent()) {
            throw new ProblemException(unusable.get());
        }
        ImageEngine.BuildRequest build = wanted.build(image.byTag());
        engine.check(build);
        BuildContext context = BuildContext.of(wanted.source().folder());
        changes.add(build(build, context));
        changes.add(push(image, context));
        return new Plan<>(NAME, wanted, changes, remarks(wanted, context));
    }

    /** The image in ECR under the wanted tag, by its digest, once it is there. */
    public Optional<ImageRef> pushed(ImageRequest wanted) throws ProblemException {
        ImageRef image = reference(wanted);
        return images.find(image.repository(), image.tag()).map(stored -> image.withDigest(stored.digest()));
    }

    /**
     * The same, with what it runs on: as the engine says of its own image of that name, from which it was pushed. ECR
     * does not say, so that this is unknown where the engine cannot.
     */
    public Optional<Facts.Image> deployable(ImageRequest wanted) throws ProblemException {
        return pushed(wanted).map(image -> new Facts.Image(image, platform(image)));
    }

    private Optional<Platform> platform(ImageRef image) {
        try {
            return engine.inspect(image.byTag()).flatMap(local -> Platform.ofDocker(local.architecture()));
        } catch (ProblemException e) {
            // the image is in ECR, whatever has become of the engine
            return Optional.empty();
        }
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

    private Change build(ImageEngine.BuildRequest request, BuildContext context) {
        Subject what = new Subject(Subject.Kind.BUILD, request.reference());
        return new Change.Run(what, against(context), Call.of(DockerCommand.build(request), (_, progress) -> {
            ImageEngine.BuiltImage built = engine.build(request, progress);
            String wanted = request.platform().docker();
            if (!wanted.equals("linux/" + built.architecture())) {
                throw new ProblemException(new ImageProblem.WrongPlatform("linux/" + built.architecture(), wanted));
            }
            return built.id();
        }));
    }

    private Change push(ImageRef image, BuildContext context) {
        Subject what = new Subject(Subject.Kind.IMAGE, image.byTag());
        List<String> commands = List.of(DockerCommand.login(image.registry(), account.region()),
                DockerCommand.push(image.byTag()));
        return new Change.Run(what, against(context), Call.of(commands, (_, progress) -> {
            String digest = pushTwiceAtMost(image, progress);
            Optional<EcrImages.Stored> stored = images.find(image.repository(), image.tag());
            if (stored.isPresent() && !stored.get().digest().equals(digest)) {
                throw new ProblemException(new ImageProblem.OtherDigest(image.byTag(), digest, stored.get().digest()));
            }
            return digest;
        }));
    }

    /** A login may run out while layers are under way: with a new one, those that have arrived are not sent again. */
    private String pushTwiceAtMost(ImageRef image, Progress progress) throws ProblemException {
        try {
            return engine.push(image, images.login(), progress);
        } catch (ProblemException e) {
            if (e.problem() instanceof ImageProblem.LoginRefused) {
                return engine.push(image, images.login(), progress);
            }
            throw e;
        }
    }

    private static String against(BuildContext context) {
        return "%s%n%d files, %,d bytes, contents %s".formatted(context.folder(), context.files(), context.bytes(),
                context.fingerprint());
    }

    private static Note inEcr(EcrImages.Stored image) {
        return Note.info("note.image.inEcr", image.digest(), megabytes(image.bytes()), image.pushedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static List<Note> remarks(ImageRequest wanted, BuildContext context) throws ProblemException {
        List<Note> notes = new ArrayList<>();
        List<Integer> ports = Dockerfile.in(wanted.source().folder()).ports(wanted.source().target());
        if (!ports.isEmpty() && !ports.contains(wanted.port())) {
            notes.add(Note.warning("note.image.otherPort", ports.stream().map(String::valueOf)
                    .collect(Collectors.joining(", ")), String.valueOf(wanted.port())));
        }
        if (context.bytes() > LARGE) {
            String biggest = ContextSize.biggest(context, 3).stream()
                    .map(size -> size.name() + " " + megabytes(size.bytes()) + " MB").collect(Collectors.joining(", "));
            notes.add(Note.warning("note.image.largeFolder", megabytes(context.bytes()), biggest));
        }
        return notes;
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE / 2) / MEGABYTE;
    }
}
