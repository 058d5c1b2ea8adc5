package dev.slipway.ui;

import dev.slipway.ui.change.Mark;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** One page of the wizard. Its words stand under {@code step.<key>.title|lead} and {@code learn.<key>.what|why|wrong}. */
public interface Step {

    /** {@code connect}, {@code target}, {@code trust}, {@code secret}, {@code image}, {@code taskdef}, {@code deploy}, {@code reach}. */
    String key();

    /** The page; the same node each time. */
    Node view();

    ObservableValue<Mark> mark();

    /** Whether the page makes use of all the width there is, more than reads well as text. */
    default boolean isWide() {
        return false;
    }

    /** Called each time the page comes to the front: the moment to look at what is there. */
    void shown();

    /** Told before the page comes to the front because something says that it is not as it was seen last. */
    default void doubt() {}

    /** Brings a part of the page to the front; pages without parts do nothing. */
    default void choose(String part) {}

    /** Called when another page comes to the front: the moment to stop watching. */
    default void hidden() {}
}
