package dev.slipway.planted.target;

import dev.slipway.planted.practice.Practice;
import dev.slipway.planted.ui.Window;
import javafx.scene.Node;

/** Planted: JavaFX outside the window. */
record KnowsTheScreen(Node node, Window window, Practice practice) {}
