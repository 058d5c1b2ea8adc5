package dev.slipway.ui.taskdef;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two parts beside each other, each half as wide as there is room, both as high as the higher one needs. */
final class Halves extends Pane {

    private final double gap;
    private final Region left;
    private final Region right;

    Halves(Region left, Region right) {
        this(0, left, right);
    }

    /** @param gap between the two, in pixels */
    Halves(double gap, Region left, Region right) {
        super(left, right);
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
        double half = half(width);
        return Math.max(left.prefHeight(half), right.prefHeight(half));
    }

    @Override
    protected void layoutChildren() {
        double half = half(getWidth());
        left.resizeRelocate(0, 0, half, getHeight());
        right.resizeRelocate(half + gap, 0, getWidth() - half - gap, getHeight());
    }

    private double half(double width) {
        return Math.floor((width - gap) / 2);
    }
}
