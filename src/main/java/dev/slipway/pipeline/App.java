package dev.slipway.pipeline;

/**
 * The program that is deployed.
 *
 * @param folder      where its Dockerfile is, relative to the repository ({@code api})
 * @param container   the container's name in the task definition
 * @param port        TCP port, 1 to 65535
 * @param path        what Reach asks for, beginning with a slash
 * @param testCommand what a shell runs in the folder to test it, where its Dockerfile has no stage for that; may be
 *                    empty
 */
public record App(String folder, String container, int port, String path, String testCommand) {

    public static App defaults() {
        return new App("api", "api", 8080, "/api/hello", "");
    }

    public App withTestCommand(String testCommand) {
        return new App(folder, container, port, path, testCommand);
    }
}
