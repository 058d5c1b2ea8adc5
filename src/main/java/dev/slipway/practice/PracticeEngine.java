package dev.slipway.practice;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Progress;
import dev.slipway.cloud.Aws;
import dev.slipway.image.Builder;
import dev.slipway.image.Dockerfile;
import dev.slipway.image.ImageEngine;
import dev.slipway.image.ImageProblem;
import dev.slipway.image.LayerNews;
import dev.slipway.pipeline.ImageRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.ImageTagAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/**
 * Docker without Docker: it reads the folder's Dockerfile, tells a build of it step by step, and pushes into the
 * practice account's ECR.
 */
public final class PracticeEngine implements ImageEngine {

    private static final Duration SLICE = Duration.ofMillis(40);
    private static final int SLICES = 20;

    private final EcrClient ecr;
    private final Pause pause;
    private final Consumer<PracticeChange> told;
    private final Map<String, PracticeImage> images = new HashMap<>();
    /** The layers that have arrived, by repository. */
    private final Map<String, Set<String>> arrived = new HashMap<>();

    /** An engine whose pushes arrive in that ECR. */
    public PracticeEngine(EcrClient ecr, Pause pause) {
        this(ecr, pause, _ -> { });
    }

    /** @param told of what it builds and sends */
    PracticeEngine(EcrClient ecr, Pause pause, Consumer<PracticeChange> told) {
        this.ecr = ecr;
        this.pause = pause;
        this.told = told;
    }

    @Override
    public State state() {
        return new State.Ready("practice", "practice", new Builder.Buildx("practice"));
    }

    @Override
    public void check(BuildRequest request) throws ProblemException {
        if (Dockerfile.in(request.folder()).stage(request.target()).isEmpty()) {
            throw new ProblemException(new ImageProblem.NoSuchStage(request.target()));
        }
    }

    @Override
    public BuiltImage build(BuildRequest request, Progress progress) throws ProblemException {
        check(request);
        Dockerfile dockerfile = Dockerfile.in(request.folder());
        PracticeImage image = PracticeImage.of(request, dockerfile);
        new PracticeBuild(dockerfile, progress, pause, wasBuilt(image)).run(request.target(), image, request.reference());
        have(request.reference(), image);
        told.accept(new PracticeChange.Built(request.reference(), image));
        return image.built();
    }

    /** Has the image from now on. */
    void have(String reference, PracticeImage image) {
        synchronized (images) {
            images.put(reference, image);
        }
    }

    /** The layer is in the repository, {@code registry/name}, from now on. */
    void arrived(String repository, String layer) {
        arrived(repository).add(layer);
    }

    @Override
    public Optional<BuiltImage> inspect(String reference) {
        return find(reference).map(PracticeImage::built);
    }

    @Override
    public String push(ImageRef image, Login login, Progress progress) throws ProblemException {
        PracticeImage local = find(image.byTag())
                .orElseThrow(() -> new ProblemException(new ImageProblem.NotBuilt(image.byTag())));
        if (!login.user().equals("AWS") || login.password().isEmpty()) {
            throw new ProblemException(new ImageProblem.LoginRefused(image.registry()));
        }
        progress.tell(new LayerNews.Said(
                "The push refers to repository [" + image.registry() + "/" + image.repository() + "]"));
        send(image, local, progress);
        String digest = put(image, local);
        progress.tell(new LayerNews.Said(image.tag() + ": digest: " + digest));
        return digest;
    }

    /** All at once, as fast for each; those that a push before this one brought into the repository are there. */
    private void send(ImageRef image, PracticeImage local, Progress progress) throws ProblemException {
        List<PracticeImage.Layer> layers = new ArrayList<>(local.layers());
        progress.tell(new LayerNews.Sizes(layers.stream().collect(Collectors.toMap(PracticeImage.Layer::name,
                PracticeImage.Layer::bytes, Math::max))));
        layers.forEach(layer -> progress.tell(new LayerNews.Waiting(layer.name())));
        String repository = image.registry() + "/" + image.repository();
        Set<String> there = arrived(repository);
        layers.stream().filter(layer -> there.contains(layer.name()))
                .forEach(layer -> progress.tell(new LayerNews.AlreadyThere(layer.name())));
        layers.removeIf(layer -> there.contains(layer.name()));
        long atOnce = layers.stream().mapToLong(PracticeImage.Layer::bytes).max().orElse(0) / SLICES + 1;
        for (long sent = atOnce; !layers.isEmpty(); sent += atOnce) {
            stopIfCancelled(progress);
            pause.of(SLICE);
            for (PracticeImage.Layer layer : List.copyOf(layers)) {
                if (sent < layer.bytes()) {
                    progress.tell(new LayerNews.Sending(layer.name(), sent, layer.bytes()));
                } else {
                    progress.tell(new LayerNews.Sent(layer.name()));
                    there.add(layer.name());
                    told.accept(new PracticeChange.Sent(repository, layer.name()));
                    layers.remove(layer);
                }
            }
        }
    }

    private Set<String> arrived(String repository) {
        synchronized (arrived) {
            return arrived.computeIfAbsent(repository, _ -> ConcurrentHashMap.newKeySet());
        }
    }

    private String put(ImageRef image, PracticeImage local) throws ProblemException {
        try {
            return Aws.call(() -> ecr.putImage(put -> put.repositoryName(image.repository()).imageTag(image.tag())
                    .imageManifest(local.manifest()))).image().imageId().imageDigest();
        } catch (ProblemException e) {
            return switch (e.getCause()) {
                case ImageAlreadyExistsException _ -> PracticeImage.sha256(local.manifest());
                case RepositoryNotFoundException _ ->
                        throw new ProblemException(new ImageProblem.NoSuchRepository(image.repository()), e);
                case ImageTagAlreadyExistsException _ ->
                        throw new ProblemException(new ImageProblem.TagIsTaken(image.byTag()), e);
                case EcrException refusal when refusal.isThrottlingException() -> throw new ProblemException(
                        new ImageProblem.RegistryBusy(image.registry(), "toomanyrequests: Rate exceeded"), e);
                default -> throw e;
            };
        }
    }

    private boolean wasBuilt(PracticeImage image) {
        synchronized (images) {
            return images.containsValue(image);
        }
    }

    private Optional<PracticeImage> find(String reference) {
        synchronized (images) {
            return Optional.ofNullable(images.get(reference));
        }
    }

    private static void stopIfCancelled(Progress progress) throws ProblemException {
        if (progress.isCancelled()) {
            throw new ProblemException(new ChangeProblem.Cancelled());
        }
    }
}
