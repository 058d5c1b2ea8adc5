package dev.slipway.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Holds one node beside something longer, and keeps it in sight while the page scrolls along the longer one. */
public final class InSight extends Pane {

    private static final double MARGIN = 12;
    private static final double LEAST = 260;

    private final Region node;
    private ScrollPane page;

    public InSight(Region node) {
        this.node = node;
        hold();
        setMinHeight(LEAST);
        heightProperty().addListener(_ -> follow());
        parentProperty().addListener(_ -> requestLayout());
    }

    /** Takes the node back from wherever else it was put. */
    public void hold() {
        getChildren().setAll(node);
    }

    @Override
    protected double computePrefHeight(double width) {
        return LEAST;
    }

    @Override
    protected void layoutChildren() {
        if (page == null) {
            page = page();
            if (page != null) {
                page.vvalueProperty().addListener(_ -> follow());
                page.viewportBoundsProperty().addListener(_ -> requestLayout());
            }
        }
        double most = page == null ? getHeight() : page.getViewportBounds().getHeight() - 2 * MARGIN;
        node.resize(getWidth(), Math.clamp(most, LEAST, Math.max(LEAST, getHeight())));
        follow();
    }

    private void follow() {
        if (page == null || node.getParent() != this) {
            return;
        }
        Bounds content = page.getContent().getLayoutBounds();
        double hidden = Math.max(0, content.getHeight() - page.getViewportBounds().getHeight());
        double top = page.getContent().sceneToLocal(localToScene(0, 0)).getY();
        double wanted = page.getVvalue() * hidden + MARGIN - top;
        node.relocate(0, Math.clamp(wanted, 0, Math.max(0, getHeight() - node.getHeight())));
    }

    private ScrollPane page() {
        for (Parent parent = getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof ScrollPane pane) {
                return pane;
            }
        }
        return null;
    }
}
