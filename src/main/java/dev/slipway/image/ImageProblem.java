package dev.slipway.image;

import dev.slipway.change.Problem;

/** What can go wrong with building and pushing. */
public sealed interface ImageProblem extends Problem {

    /** No usable engine; {@code reason} is the engine state's kind. */
    record NoEngine(String reason, String host) implements ImageProblem {}

    /** The engine answered with something unexpected; {@code message} in its own words. */
    record EngineFailed(String host, String message) implements ImageProblem {}

    record NoDockerfile(String folder) implements ImageProblem {}

    /** Something in the folder could not be read; {@code reason} in the system's words. */
    record UnreadableContext(String path, String reason) implements ImageProblem {}

    /** A file changed its size while it was being sent to the engine. */
    record ContextMoved(String path) implements ImageProblem {}

    /** More files than an image's folder can sensibly hold: probably the wrong folder. */
    record TooManyFiles(String folder, int most) implements ImageProblem {}

    /** A line of the ignore file is not a pattern; {@code line} names it. */
    record BadIgnoreFile(String file, String line) implements ImageProblem {}

    /**
     * A step failed.
     *
     * @param step    in the builder's words; empty when there was none yet
     * @param message in the builder's words
     * @param said    the last lines that the step said, joined by line ends; may be empty
     */
    record BuildFailed(String step, String message, String said) implements ImageProblem {}

    /** COPY or ADD names something that the engine did not get; both in the builder's words. */
    record NothingToCopy(String step, String message) implements ImageProblem {}

    /** The disk that Docker keeps its images on is full; {@code message} in its words. */
    record DiskFull(String message) implements ImageProblem {}

    /** The image after FROM is not there, or not for everybody; {@code message} in Docker's words. */
    record BaseImageNotFound(String message) implements ImageProblem {}

    /** A step runs a program for another processor ({@code linux/arm64}), which this engine cannot. */
    record EmulationMissing(String platform) implements ImageProblem {}

    /** The Dockerfile cannot be read as one. */
    record BadDockerfile(String message) implements ImageProblem {}

    /** The Dockerfile has no such stage; with an empty name, it has none at all. */
    record NoSuchStage(String stage) implements ImageProblem {}

    /** The Dockerfile needs BuildKit, which the engine at hand does not offer. */
    record NeedsBuildKit(String line) implements ImageProblem {}

    /** BuildKit was there, but it is older than something in the Dockerfile; {@code message} in its words. */
    record NeedsNewerBuildKit(String message) implements ImageProblem {}

    /** A docker command line that built a moment ago cannot be run; {@code reason} in the system's words. */
    record CommandLineFailed(String program, String reason) implements ImageProblem {}

    /** The image is for another architecture than the task asks for. */
    record WrongPlatform(String image, String task) implements ImageProblem {}

    /** The image has neither ENTRYPOINT nor CMD, and the task definition names no command either. */
    record NothingToStart() implements ImageProblem {}

    /** The tag may not move, and holds an image that the task cannot start. */
    record TagIsUnfit(String reference) implements ImageProblem {}

    record NotBuilt(String reference) implements ImageProblem {}

    /** The registry wants another login, or the token has expired. */
    record LoginRefused(String registry) implements ImageProblem {}

    record NoSuchRepository(String repository) implements ImageProblem {}

    /** The tag is taken and the repository does not let tags move. */
    record TagIsTaken(String reference) implements ImageProblem {}

    /** The registry says this identity may not push. */
    record PushDenied(String message) implements ImageProblem {}

    /** The registry asks to go slower; {@code message} in its own words. */
    record RegistryBusy(String registry, String message) implements ImageProblem {}

    record RegistryUnreachable(String registry, String message) implements ImageProblem {}

    record PushFailed(String message) implements ImageProblem {}

    /** ECR has another image under the tag than the one just pushed; both are digests. */
    record OtherDigest(String reference, String pushed, String found) implements ImageProblem {}
}
