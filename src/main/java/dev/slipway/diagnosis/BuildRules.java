package dev.slipway.diagnosis;

import static dev.slipway.diagnosis.Rule.that;
import static dev.slipway.diagnosis.Strength.FAINT;
import static dev.slipway.diagnosis.Strength.LIKELY;
import static dev.slipway.diagnosis.Strength.TYPICAL;

import dev.slipway.diagnosis.Evidence.Kind;
import java.util.List;

/** A build or test that fails, and a workflow that GitHub itself ends: nothing of this has reached AWS. */
final class BuildRules implements Family {

    private static final String BUILDX = "https://docs.docker.com/build/ci/github-actions/";
    private static final String LOGS =
            "https://docs.github.com/en/actions/how-tos/monitor-workflows/use-workflow-run-logs";
    private static final String RUNNERS =
            "https://docs.github.com/en/actions/how-tos/manage-runners/self-hosted-runners/monitor-and-troubleshoot";

    @Override
    public List<Rule> rules() {
        return List.of(
                that(Cause.BUILD_FAILED, LIKELY, BUILDX,
                        "failed to solve", "executor failed running", "returned a non-zero code",
                        "buildx failed with", "buildx call failed", "did not complete successfully: exit code",
                        "failed to compute cache key", "failed to calculate checksum of ref", "COPY failed",
                        "ADD failed", "Dockerfile parse error", "failed to read dockerfile",
                        "unable to prepare context", "docker build … failed", "failed to build", "Error building",
                        "Cannot locate specified Dockerfile", "failed to process", "unknown instruction",
                        "requires BuildKit", "invalid argument … for -t, --tag", "invalid tag",
                        "invalid reference format",
                        "docker build requires", "Build failed", "failed to export image")
                        .in(Kind.ACTIONS_LOG, Kind.TEXT)
                        .unless("CannotPull", "failed to push", "blobs/uploads"),
                that(Cause.BUILD_FAILED, LIKELY, LOGS,
                        "npm ERR!", "BUILD FAILURE", "|make| ‥ |Error 1|", "|make| ‥ |Error 2|",
                        "undefined ‥ Process completed with exit code", "|problem| ‥ 1 error", "|problems| ‥ errors",
                        "error[E0", "Build failed with an exception", "COMPILATION ERROR", "BUILD FAILED",
                        "There are test failures",
                        "There were failing tests", "Tests failed", "Test failed", "tests failed", "AssertionError",
                        "error TS", "failed to compile", "compilation failed", "could not compile", "build failed",
                        "ModuleNotFoundError", "Cannot find module", "Failed to execute goal", "ELIFECYCLE",
                        "cannot find symbol", "SyntaxError", "error: linking", "Module not found",
                        "Could not resolve dependencies", "npm error", "Test Suites … failed",
                        "FAILED tests/", "FAIL src/", "error CS", "Compilation error", "tests failing",
                        "ERR_PNPM", "yarn run … failed", "error Command failed",
                        "No such file or directory", "Execution failed for task", "pip install … error",
                        "Could not find a version that satisfies",
                        "No matching distribution found", "command not found", "Permission denied",
                        "collect2: error", "Build exited", "Unable to resolve action", "Artifact not found",
                        "Unable to download artifact", "no space left on device", "JavaScript heap out of memory",
                        "ESLint found", "Could not find or load main class", "coverage threshold",
                        "gradle … failed", "pytest … failed", "FAILED (failures", "errors generated",
                        "returned non-zero exit status", "Build step … failed",
                        "FAIL: Test", "test result: FAILED", "no required module provides package",
                        "missing go.sum entry", "updates to go.mod needed", "declared and not used",
                        "imported and not used", "Your lockfile needs to be updated",
                        "lockfile would have been modified",
                        "can only install packages when your package.json", "ERESOLVE", "ResolutionImpossible",
                        "subprocess-exited-with-error", "Failed building wheel", "metadata-generation-failed",
                        "version solving failed", "pyproject.toml changed significantly",
                        "backend subprocess exited", "could not be resolved to an installable set",
                        "Could not find gem", "could not find compatible versions",
                        "An error occurred while installing", "would be reformatted", "Code style issues found",
                        "would reformat", "error MSB", "error NU", "Unable to locate package",
                        "unable to select packages",
                        "has no installation candidate", "undefined reference to", "ld returned 1 exit status",
                        "Build error occurred", "Rollup failed to resolve", "error during build",
                        "Docker build failed with exit code", "not supported for the docker driver",
                        "Could not determine the dependencies of task",
                        "There was a failure while executing")
                        .in(Kind.ACTIONS_LOG)
                        .unless("0 errors", "CannotPull", "no basic auth", "git push", "AccessDenied",
                                "not authorized",
                                "docker daemon socket", "Failures: 0", "publickey"),
                that(Cause.UNKNOWN, TYPICAL, RUNNERS,
                        "lost communication with the server", "The operation was canceled",
                        "runner has received a shutdown signal",
                        "job was canceled", "Unsupported deployment controller", "No runner matching",
                        "The job was not acquired by Runner", "exceeded the maximum execution time",
                        "Job is waiting for a runner", "workflow … was cancelled", "billing", "spending limit",
                        "Resource not accessible by integration", "refusing to allow a Personal Access Token"),
                that(Cause.UNKNOWN, FAINT, LOGS, "Process completed with exit code", "InternalServerError",
                        "ServerException", "Service Unavailable … retry", "An internal error occurred",
                        "InternalFailure",
                        "ServiceUnavailable", "internal service error", "network interface provisioning",
                        "provisioning to complete",
                        "unexpected EC2 error"));
    }
}
