package dev.slipway.workflow;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.Platform;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The workflow file of a pipeline: pull requests are tested without a token, pushes to the pipeline's branch are
 * tested, built, pushed and deployed. Actions are pinned by the commit of a release.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/secure-use">Secure use of GitHub Actions</a>
 */
public final class WorkflowFile {

    private static final String CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
    private static final String CREDENTIALS = "aws-actions/configure-aws-credentials@"
            + "e6de054238d6b7531b4efff3b6587d9aade6a06c # v6.2.3";
    private static final String ECR_LOGIN = "aws-actions/amazon-ecr-login@"
            + "03f1aad4c6c7ffd436567f42f9384779290529bd # v2.1.7";
    private static final String RENDER = "aws-actions/amazon-ecs-render-task-definition@"
            + "138c24f321fdbdf7edee4a685519d253cae2cdea # v1.9.0";
    private static final String DEPLOY = "aws-actions/amazon-ecs-deploy-task-definition@"
            + "c465972ecbd160473f22e683363b422a5412a3de # v2.6.3";
    private static final Map<Platform, String> RUNNERS =
            Map.of(Platform.X86_64, "ubuntu-24.04", Platform.ARM64, "ubuntu-24.04-arm");

    private final Pipeline pipeline;
    private final String region;
    private final String tests;

    private WorkflowFile(Pipeline pipeline, String region, String tests) {
        this.pipeline = pipeline;
        this.region = region;
        this.tests = tests;
    }

    /**
     * The file's text.
     *
     * @param hasTestStage whether the Dockerfile has a stage called {@code test}, which then is the test instead of the
     *                     app's own command
     */
    public static String generate(Pipeline pipeline, String region, boolean hasTestStage) {
        return new WorkflowFile(pipeline, region, testStep(hasTestStage, pipeline.app().testCommand())).text();
    }

    private String text() {
        return head() + environment() + "\njobs:\n" + pullRequestJob() + "\n" + buildJob() + "\n" + deployJob();
    }

    private String head() {
        List<String> paths = List.of(WorkflowText.pattern(WorkflowText.folderOf(pipeline.files().workflow())),
                WorkflowText.pattern(sourceFolder()),
                WorkflowText.pattern(WorkflowText.folderOf(pipeline.files().taskDefinition())));
        String list = paths.stream().distinct().map(path -> "      - " + WorkflowText.quoted(path) + "\n")
                .collect(Collectors.joining());
        return """
                # Tests, builds and deploys %s. Each action is pinned to the commit of the release named beside it.
                name: CI/CD

                on:
                  push:
                    branches:
                      - %s
                    paths:
                %s  pull_request:
                    branches:
                      - %s
                    paths:
                %s  workflow_dispatch:

                # The least by default: a job that needs more says so itself.
                permissions:
                  contents: read

                """.formatted(pipeline.repository(), WorkflowText.quoted(WorkflowText.escaped(pipeline.branch())), list,
                WorkflowText.quoted(WorkflowText.escaped(pipeline.branch())), list);
    }

    private String environment() {
        return """
                env:
                  AWS_REGION: %s
                  ECR_REPOSITORY: %s
                  ECS_CLUSTER: %s
                  ECS_SERVICE: %s
                  CONTAINER_NAME: %s
                  TASK_DEFINITION: %s
                  SOURCE_FOLDER: %s
                """.formatted(WorkflowText.quoted(region), WorkflowText.quoted(pipeline.target().repository()),
                WorkflowText.quoted(pipeline.target().cluster()), WorkflowText.quoted(pipeline.target().service()),
                WorkflowText.quoted(pipeline.app().container()), WorkflowText.quoted(pipeline.files().taskDefinition()),
                WorkflowText.quoted(sourceFolder().isEmpty() ? "." : sourceFolder()));
    }

    private String pullRequestJob() {
        return """
                  # A pull request is tested and no more: this job cannot get a token for AWS.
                  test:
                    name: Test a pull request
                    if: github.event_name == 'pull_request'
                    runs-on: %s
                    timeout-minutes: 20
                    steps:
                %s%s""".formatted(runner(), checkout(), tests.isEmpty() ? """
                      - name: Build the image
                        run: docker build "$SOURCE_FOLDER"
                """ : tests);
    }

    private String buildJob() {
        return """
                  test-and-build:
                    name: Test and build
                    if: %s
                    runs-on: %s
                    timeout-minutes: 20
                    permissions:
                      contents: read
                      id-token: write
                    outputs:
                      image: ${{ steps.image.outputs.uri }}
                    steps:
                %s%s%s      - name: Log in to Amazon ECR
                        id: ecr
                        uses: %s
                      - name: Name the image and look whether it is there already
                        id: image
                        env:
                          IMAGE: ${{ steps.ecr.outputs.registry }}/${{ env.ECR_REPOSITORY }}:${{ github.sha }}
                        run: |
                          echo "uri=$IMAGE" >> "$GITHUB_OUTPUT"
                          if aws ecr describe-images --repository-name "$ECR_REPOSITORY" --image-ids "imageTag=$GITHUB_SHA" > /dev/null 2> why-not.txt; then
                            echo "exists=true" >> "$GITHUB_OUTPUT"
                          elif ! grep -q ImageNotFoundException why-not.txt; then
                            cat why-not.txt >&2
                            exit 1
                          fi
                      - name: Build and push the image
                        if: steps.image.outputs.exists != 'true'
                        env:
                          IMAGE: ${{ steps.image.outputs.uri }}
                        run: |
                          docker build --platform %s --provenance=false --tag "$IMAGE" "$SOURCE_FOLDER"
                          docker push "$IMAGE"
                """.formatted(onOurBranch(), runner(), checkout(), tests, credentials(), ECR_LOGIN,
                pipeline.size().platform().docker());
    }

    private String deployJob() {
        return """
                  deploy:
                    name: Deploy to Amazon ECS
                    needs: test-and-build
                    if: %s
                    runs-on: %s
                    timeout-minutes: 30
                    permissions:
                      contents: read
                      id-token: write
                    # Never two deployments at once, and none cut off half-way.
                    concurrency:
                      group: %s
                      cancel-in-progress: false
                    steps:
                %s      - name: Check that the image's name arrived
                        env:
                          IMAGE: ${{ needs.test-and-build.outputs.image }}
                        run: test -n "$IMAGE"
                %s      - name: Put the image into the task definition
                        id: render
                        uses: %s
                        with:
                          task-definition: ${{ env.TASK_DEFINITION }}
                          container-name: ${{ env.CONTAINER_NAME }}
                          image: ${{ needs.test-and-build.outputs.image }}
                      - name: Deploy and wait until the service is stable
                        uses: %s
                        with:
                          task-definition: ${{ steps.render.outputs.task-definition }}
                          cluster: ${{ env.ECS_CLUSTER }}
                          service: ${{ env.ECS_SERVICE }}
                          wait-for-service-stability: true
                          wait-for-minutes: 15
                """.formatted(onOurBranch(), runner(),
                WorkflowText.quoted("deploy-" + pipeline.target().cluster() + "-" + pipeline.target().service()),
                checkout(), credentials(), RENDER, DEPLOY);
    }

    private static String checkout() {
        return """
                      - name: Check the repository out
                        uses: %s
                        with:
                          persist-credentials: false
                """.formatted(CHECKOUT);
    }

    private String credentials() {
        boolean usual = pipeline.trust().audience().equals("sts.amazonaws.com");
        return """
                      - name: Get credentials for AWS
                        uses: %s
                        with:
                          role-to-assume: ${{ secrets.%s }}
                          aws-region: ${{ env.AWS_REGION }}
                          role-session-name: gha-${{ github.run_id }}-${{ github.run_attempt }}
                %s""".formatted(CREDENTIALS, secret(),
                usual ? "" : "          audience: " + WorkflowText.quoted(pipeline.trust().audience()) + "\n");
    }

    private static String testStep(boolean hasTestStage, String testCommand) {
        if (hasTestStage) {
            return """
                          - name: Run the tests
                            run: docker build --target test "$SOURCE_FOLDER"
                    """;
        }
        if (testCommand.isBlank()) {
            return "";
        }
        String lines = testCommand.strip().lines()
                .map(line -> line.isBlank() ? "" : "          " + line.stripTrailing())
                .collect(Collectors.joining("\n"));
        return """
                      - name: Run the tests
                        working-directory: ${{ env.SOURCE_FOLDER }}
                        run: |
                %s
                """.formatted(WorkflowText.printable(lines));
    }

    /** Somebody may start the workflow by hand on another branch, whose token the role does not know. */
    private String onOurBranch() {
        return "github.event_name != 'pull_request' && github.ref == 'refs/heads/"
                + WorkflowText.printable(pipeline.branch()).replace("'", "''") + "'";
    }

    private String runner() {
        return RUNNERS.get(pipeline.size().platform());
    }

    private String secret() {
        String name = pipeline.trust().secret();
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("not a secret's name: " + name);
        }
        return name;
    }

    /** Without slashes at its ends; empty for the repository's top. */
    private String sourceFolder() {
        String folder = pipeline.app().folder().strip().replaceAll("^(?:\\./+)+|^/+|/+$", "");
        return folder.equals(".") ? "" : folder;
    }
}
