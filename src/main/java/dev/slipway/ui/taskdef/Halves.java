package dev.slipway.ui.taskdef;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two parts beside each other, both as high as the higher one needs; each half as wide as there is room, or nearly. */
final class Halves extends Pane {

    private final double share;
    private final double gap;
    private final Region left;
    private final Region right;

    Halves(Region left, Region right) {
        this(0.5, 0, left, right);
    }

    Halves(double gap, Region left, Region right) {
        this(0.5, gap, left, right);
    }

    /**
     * @param share of the left one
     * @param gap   between the two, in pixels
     */
    Halves(double share, double gap, Region left, Region right) {
        super(left, right);
        this.share = share;
        this.gap = gap;
        this.left = left;
        this.right = right;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double leftWidth = leftWidth(width);
        return Math.max(left.prefHeight(leftWidth), right.prefHeight(width - leftWidth - gap));
    }

    @Override
    protected void layoutChildren() {
        double leftWidth = leftWidth(getWidth());
        left.resizeRelocate(0, 0, leftWidth, getHeight());
        right.resizeRelocate(leftWidth + gap, 0, getWidth() - leftWidth - gap, getHeight());
    }

    private double leftWidth(double width) {
        return Math.floor((width - gap) * share);
    }
}
