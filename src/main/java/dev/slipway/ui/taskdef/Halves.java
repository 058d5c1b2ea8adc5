package dev.slipway.ui.taskdef;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two parts beside each other, each half as wide as there is room, both as high as the higher one needs. */
final class Halves extends Pane {

    private final Region left;
    private final Region right;

    Halves(Region left, Region right) {
        super(left, right);
        this.left = left;
        this.right = right;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double half = Math.floor(width / 2);
        return Math.max(left.prefHeight(half), right.prefHeight(half));
    }

    @Override
    protected void layoutChildren() {
        double half = Math.floor(getWidth() / 2);
        left.resizeRelocate(0, 0, half, getHeight());
        right.resizeRelocate(half, 0, getWidth() - half, getHeight());
    }
}
