package dev.slipway.ui;

import dev.slipway.ui.control.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The generated workflow, line by line: what each of its parts is for. */
final class WorkflowLines extends VBox {

    /** A line as it stands in the file, and the name of its words. */
    private record Line(String code, String name) {}

    private static final Line[] LINES = {
        new Line("on: push", "push"), new Line("paths:", "paths"), new Line("pull_request:", "pullRequest"),
        new Line("workflow_dispatch:", "dispatch"), new Line("permissions:\n  contents: read", "permissions"),
        new Line("env:", "env"), new Line("timeout-minutes: 20", "timeout"), new Line("id-token: write", "token"),
        new Line("uses: \u2026@3d3c42e5\u2026 # v7.0.1", "uses"), new Line("role-to-assume:", "role"),
        new Line("aws ecr describe-images \u2026", "skip"), new Line("docker build --platform \u2026", "build"),
        new Line("outputs:\n  image: \u2026", "outputs"), new Line("needs: test-and-build", "needs"),
        new Line("concurrency:", "concurrency"), new Line("amazon-ecs-render-task-definition", "render"),
        new Line("wait-for-service-stability: true", "wait")};

    WorkflowLines(Texts texts) {
        getStyleClass().add("fields");
        for (Line line : LINES) {
            Label code = new Label(line.code());
            code.getStyleClass().add("pointer");
            code.setWrapText(true);
            VBox one = new VBox(code, Words.label(texts, "learn.workflow." + line.name()));
            one.getStyleClass().add("tight");
            getChildren().add(one);
        }
    }
}
