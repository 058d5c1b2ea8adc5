package dev.slipway.pipeline;

/** Where the pipeline's two files stand, relative to the repository, with forward slashes. */
public record Files(String taskDefinition, String workflow) {

    public static Files defaults() {
        return new Files(".aws/task-def-api.json", ".github/workflows/cicd.yml");
    }
}
