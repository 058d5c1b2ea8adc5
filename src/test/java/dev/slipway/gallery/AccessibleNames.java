package dev.slipway.gallery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.text.Text;

/**
 * Finds what a screen reader would not be told, or be told wrongly. How JavaFX makes the name that it hands to the system is read in
 * <a href="https://github.com/openjdk/jfx/blob/master/modules/javafx.graphics/src/main/java/com/sun/glass/ui/win/WinAccessible.java">
 * WinAccessible</a> ({@code UIA_NamePropertyId}): of fields and choices it is that of their label, whose text attribute is
 * their content; of everything else the text attribute, and without one the label's. Nodes of the roles {@code NODE} and
 * {@code PARENT} are not handed over at all.
 */
public final class AccessibleNames implements Inspection {

    /** Their text attribute is what stands in them. */
    private static final Set<AccessibleRole> INPUTS = Set.of(AccessibleRole.TEXT_FIELD, AccessibleRole.TEXT_AREA,
            AccessibleRole.PASSWORD_FIELD, AccessibleRole.COMBO_BOX, AccessibleRole.SPINNER, AccessibleRole.DATE_PICKER);

    private static final List<String> POPPING_UP = List.of("combo-box-popup", "auto-complete-popup");

    /** They say something also where the keyboard does not come. */
    private static final Set<AccessibleRole> TOLD = Set.of(AccessibleRole.BUTTON, AccessibleRole.TOGGLE_BUTTON,
            AccessibleRole.CHECK_BOX, AccessibleRole.RADIO_BUTTON, AccessibleRole.MENU_BUTTON, AccessibleRole.HYPERLINK,
            AccessibleRole.SLIDER, AccessibleRole.PROGRESS_INDICATOR, AccessibleRole.IMAGE_VIEW, AccessibleRole.LIST_VIEW,
            AccessibleRole.TABLE_VIEW, AccessibleRole.TREE_VIEW, AccessibleRole.TITLED_PANE);

    /** They say nothing, or nothing that can be done, of what has the focus. */
    private static final Set<AccessibleRole> NO_CONTROL = Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    @Override
    public List<Defect> defects(Parent root) {
        return Shown.nodes(root).stream().flatMap(node -> judge(node)
                .map(fault -> Defect.of(fault, node, Defect.words(node))).stream()).toList();
    }

    /** The same in words, for walks of other packages. */
    public static List<String> faults(Scene scene) {
        return new AccessibleNames().defects(scene.getRoot()).stream().map(Defect::toString).toList();
    }

    private static Optional<String> judge(Node node) {
        AccessibleRole role = node.getAccessibleRole();
        String fault = null;
        if (node instanceof Text && role == AccessibleRole.TEXT && isPicture(text(node))) {
            fault = "a picture is read as a letter";
        } else if (node.isFocusTraversable() && (role == null || NO_CONTROL.contains(role))) {
            fault = "has the focus without a role";
        } else if (!node.isFocusTraversable() && (role == null || NO_CONTROL.contains(role)) && isNamed(node)) {
            fault = "a name that reaches nobody";
        } else if (INPUTS.contains(role) && isNamed(node)) {
            fault = "a name hides what stands in it";
        } else if (isToldOf(node, role) && name(node).isBlank()) {
            fault = "no name";
        }
        return Optional.ofNullable(fault);
    }

    private static boolean isNamed(Node node) {
        return node.getAccessibleText() != null && !node.getAccessibleText().isEmpty();
    }

    private static boolean isToldOf(Node node, AccessibleRole role) {
        boolean isItem = node instanceof IndexedCell<?> cell && role == AccessibleRole.LIST_ITEM && !cell.isEmpty();
        return !isWithinInput(node) && (node.isFocusTraversable() || isItem || INPUTS.contains(role) || TOLD.contains(role));
    }

    /** A choice has a field and a list of its own inside, and in what pops up below it. */
    private static boolean isWithinInput(Node node) {
        return node.getParent() != null && (INPUTS.contains(node.getParent().getAccessibleRole())
                || POPPING_UP.stream().anyMatch(name -> Shown.hasClass(node.getParent(), name)));
    }

    /** What the system would be told that it is called; empty when nothing. */
    public static String name(Node node) {
        AccessibleRole role = node.getAccessibleRole();
        String own = INPUTS.contains(role) ? "" : text(node);
        if (!own.isBlank() && !isPicture(own)) {
            return own;
        }
        Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        return label instanceof Node named && !isPicture(text(named)) ? text(named) : "";
    }

    private static String text(Node node) {
        return node.queryAccessibleAttribute(AccessibleAttribute.TEXT) instanceof String text ? text : "";
    }

    /** Icons are letters of a face of their own, in the area that Unicode leaves to private use. */
    private static boolean isPicture(String text) {
        return !text.isBlank() && text.codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE
                || Character.isWhitespace(c));
    }
}
