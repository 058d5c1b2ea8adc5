package dev.slipway.ui.image;

import dev.slipway.image.RepositorySettings;
import dev.slipway.image.RepositorySettings.Lifecycle;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What is asked of the ECR repository; nothing, to begin with. */
final class RepositoryForm {

    private static final int MOST = 1000;

    private final ObjectProperty<Wish> scanning = new SimpleObjectProperty<>(Wish.AS_IT_IS);
    private final ObjectProperty<Wish> keepingTags = new SimpleObjectProperty<>(Wish.AS_IT_IS);
    private final BooleanProperty removing = new SimpleBooleanProperty();
    private final Answer newest = new Answer("30", Checks.number(1, MOST));
    private final Answer untaggedDays = new Answer("14", Checks.number(1, MOST));
    private final ObservableValue<Optional<RepositorySettings>> wanted = Bindings.createObjectBinding(this::settings,
            scanning, keepingTags, removing, newest.text(), untaggedDays.text());

    /** What one setting should be. */
    enum Wish {
        AS_IT_IS, ON, OFF;

        Optional<Boolean> asked() {
            return this == AS_IT_IS ? Optional.empty() : Optional.of(this == ON);
        }
    }

    /** Empty while a number is wrong. */
    ObservableValue<Optional<RepositorySettings>> wanted() {
        return wanted;
    }

    private Optional<RepositorySettings> settings() {
        if (removing.get() && !List.of(newest, untaggedDays).stream().allMatch(Answer::isGood)) {
            return Optional.empty();
        }
        Optional<Lifecycle> lifecycle = removing.get() ? Optional.of(new Lifecycle(Integer.parseInt(newest.value()),
                Integer.parseInt(untaggedDays.value()))) : Optional.empty();
        return Optional.of(new RepositorySettings(scanning.get().asked(), keepingTags.get().asked(), lifecycle));
    }

    ObjectProperty<Wish> scanning() {
        return scanning;
    }

    ObjectProperty<Wish> keepingTags() {
        return keepingTags;
    }

    /** Whether ECR is to remove old images by itself. */
    BooleanProperty removing() {
        return removing;
    }

    Answer newest() {
        return newest;
    }

    Answer untaggedDays() {
        return untaggedDays;
    }
}
