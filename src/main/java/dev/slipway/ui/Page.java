package dev.slipway.ui;

import javafx.scene.Node;

/** A page of its own beside the wizard, opened by its key as a step is: {@code workspace.open("cleanup")}. */
public interface Page {

    String key();

    /** Fills the window but for its bars; scrolls by itself where it has to. */
    Node view();

    /** It has come to the front. */
    default void shown() {}

    /** It has left the front. */
    default void hidden() {}
}
