package dev.slipway.ui.reach;

import dev.slipway.change.Note;
import dev.slipway.change.Problem;
import dev.slipway.pipeline.Cidr;
import dev.slipway.reach.OwnAddress;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.World;
import dev.slipway.ui.control.Answer;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Who is to get in: one's own address, typed or asked for, a range, or everybody. Knows no toolkit nodes. */
public final class AddressForm {

    private final Workspace workspace;
    private final ObjectProperty<Who> who = new SimpleObjectProperty<>(Who.MINE);
    private final Answer mine = new Answer("", AddressForm::complaintOfMine);
    private final Answer range = new Answer("", AddressForm::complaintOfRange);
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableValue<Optional<Cidr>> own = Bindings.createObjectBinding(this::ownAddress, mine.text());
    private final ObservableValue<Optional<Cidr>> cidr =
            Bindings.createObjectBinding(this::chosen, who, mine.text(), range.text());

    /** The three choices, the narrowest first. */
    public enum Who { MINE, RANGE, EVERYBODY }

    public AddressForm(Workspace workspace) {
        this.workspace = workspace;
        workspace.world().addListener((_, _, _) -> {
            who.set(Who.MINE);
            mine.set("");
            problem.set(Optional.empty());
        });
    }

    public ObjectProperty<Who> who() {
        return who;
    }

    /** Empty while the answer that counts is missing or wrong. */
    public ObservableValue<Optional<Cidr>> cidr() {
        return cidr;
    }

    /** One's own address, whichever is chosen; empty until it is known. */
    ObservableValue<Optional<Cidr>> own() {
        return own;
    }

    Answer mine() {
        return mine;
    }

    Answer range() {
        return range;
    }

    /** Whom {@link #ask} asks; empty until an account is connected. */
    ObservableValue<String> asked() {
        return workspace.world().map(world -> world.tools().ownAddress().asked()).orElse("");
    }

    /** Whether the question is under way. */
    ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** Why the last question was in vain. */
    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Asks for one's own address, and shows it as if it had been typed. */
    public void ask() {
        World world = workspace.world().get();
        if (world == null || asking.get()) {
            return;
        }
        OwnAddress service = world.tools().ownAddress();
        asking.set(true);
        problem.set(Optional.empty());
        workspace.background().start(_ -> service.ask(), ending -> told(world, ending));
    }

    private void told(World asked, Ending<Cidr> ending) {
        if (workspace.world().get() == asked) {
            switch (ending) {
                case Ending.Answer<Cidr>(Cidr address) -> mine.set(address.toString());
                case Ending.Trouble<Cidr>(Problem why) -> problem.set(Optional.of(why));
            }
        }
        asking.set(false);
    }

    private Optional<Cidr> chosen() {
        return switch (who.get()) {
            case MINE -> ownAddress();
            case RANGE -> range.isGood() ? Cidr.of(range.value()) : Optional.empty();
            case EVERYBODY -> Optional.of(Cidr.everybody());
        };
    }

    private Optional<Cidr> ownAddress() {
        return mine.isGood() ? Cidr.of(mine.value()) : Optional.empty();
    }

    private static Optional<Note> complaintOfMine(String text) {
        return complaintOfRange(text).or(() -> Cidr.of(text).flatMap(AddressForm::noOwnAddress));
    }

    private static Optional<Note> noOwnAddress(Cidr cidr) {
        if (cidr.prefix() < (cidr.isV6() ? 128 : 32)) {
            return Optional.of(Note.warning("reach.mine.isRange", cidr));
        }
        return cidr.isPrivate() ? Optional.of(Note.warning("reach.mine.isPrivate", cidr)) : Optional.empty();
    }

    private static Optional<Note> complaintOfRange(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (Cidr.read(text)) {
            case Cidr.Reading.Good _ -> Optional.empty();
            case Cidr.Reading.HostBits(var _, Cidr meant) -> Optional.of(Note.warning("reach.hostBits", text, meant));
            case Cidr.Reading.Bad(var _, int place) -> Optional.of(Note.warning("reach.badAddress", text, place + 1));
        };
    }
}
