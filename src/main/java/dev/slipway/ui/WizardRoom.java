package dev.slipway.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/**
 * Who gets how much of the wizard's width. Large text in a small window first costs the steps their names, then the Learn
 * panel its place beside the page.
 */
final class WizardRoom {

    /** How wide the parts are, and how much the page needs at least, in times the text's size. */
    private static final double LIST = 15.2;
    private static final double SHORT_LIST = 6;
    private static final double LEARN = 18.5;
    private static final double PAGE = 32;

    private final ReadOnlyBooleanWrapper isListShort = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper isLearnBelow = new ReadOnlyBooleanWrapper();

    /**
     * Shares out again whenever something changes.
     *
     * @param text     a text of the usual size
     * @param learning whether the Learn panel is to be seen
     */
    WizardRoom(Region wizard, Labeled text, BooleanProperty learning) {
        Runnable share = () -> share(wizard.getWidth() / text.getFont().getSize(), learning.get());
        text.fontProperty().addListener(_ -> share.run());
        learning.addListener(_ -> share.run());
        wizard.widthProperty().addListener(_ -> share.run());
    }

    /** @param width in times the text's size; 0 before there is a window */
    private void share(double width, boolean learning) {
        boolean isBelow = learning && width > 0 && width < SHORT_LIST + PAGE + LEARN;
        isLearnBelow.set(isBelow);
        isListShort.set(width > 0 && width < LIST + PAGE + (learning && !isBelow ? LEARN : 0));
    }

    /** Whether the steps show their numbers only. */
    ReadOnlyBooleanProperty isListShort() {
        return isListShort.getReadOnlyProperty();
    }

    /** Whether the Learn panel follows below the page. */
    ReadOnlyBooleanProperty isLearnBelow() {
        return isLearnBelow.getReadOnlyProperty();
    }
}
