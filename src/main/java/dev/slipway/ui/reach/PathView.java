package dev.slipway.ui.reach;

import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Walk;
import dev.slipway.ui.Workspace;
import dev.slipway.ui.reach.Hop.Sign;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The picture, and what is told of the step that is chosen: beside it where there is room, else under the step. The
 * step that is to be mended first is chosen by itself where it costs the picture no room.
 */
final class PathView extends HBox {

    /** With less than this, in pixels, the facts of a step stand under it. */
    private static final double ROOM_FOR_BOTH = 700;
    private static final double SHARE = 0.58;
    private static final double WIDEST = 640;

    private final Walking walking;
    private final AskerRow asker;
    private final PathPicture picture;
    private final HopFacts facts;
    private final VBox beside = new VBox();
    private final ObjectProperty<Optional<Kind>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Kind> lit = Optional.empty();
    private List<Hop> hops = List.of();
    private Optional<Told> told = Optional.empty();

    /** What is told now, and where: it stays as it is, with the focus in it, while rounds find the same again. */
    private record Told(Hop hop, Optional<URI> asked, boolean isBeside) {}

    PathView(Workspace workspace, Walking walking, MendButtons mends) {
        this.walking = walking;
        this.asker = new AskerRow(workspace.texts());
        this.picture = new PathPicture(workspace.texts(), asker, this::clicked);
        this.facts = new HopFacts(workspace, mends);
        getStyleClass().add("path-view");
        setFillHeight(false);
        setHgrow(beside, Priority.ALWAYS);
        picture.setMinWidth(0);
        picture.setMaxWidth(WIDEST);
        picture.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> hasRoomForBoth() ? getWidth() * SHARE : getWidth(), widthProperty()));
        beside.setMinWidth(0);
        beside.setPrefWidth(0);
        getChildren().add(picture);
        walking.newest().addListener((_, _, _) -> show());
        walking.busy().addListener((_, _, _) -> show());
        chosen.addListener((_, _, _) -> tell());
        widthProperty().addListener((_, was, now) -> {
            if (was.doubleValue() >= ROOM_FOR_BOTH != now.doubleValue() >= ROOM_FOR_BOTH) {
                tell();
            }
        });
        show();
    }

    PathPicture picture() {
        return picture;
    }

    private boolean hasRoomForBoth() {
        return getWidth() >= ROOM_FOR_BOTH;
    }

    private void clicked(Kind kind) {
        boolean again = chosen.get().filter(kind::equals).isPresent();
        chosen.set(again && !hasRoomForBoth() ? Optional.empty() : Optional.of(kind));
        picture.choose(chosen.get());
    }

    private void show() {
        Optional<Walk> walk = walking.newest().get();
        hops = Hop.of(walk, walking.busy().get());
        asker.show(walk.flatMap(Walk::asked).map(Object::toString).orElse(""));
        picture.show(hops);
        Optional<Kind> litNow = hops.stream().filter(Hop::isLit).map(Hop::kind).findFirst();
        if (!litNow.equals(lit)) {
            lit = litNow;
            chosen.set(Optional.empty());
        }
        tell();
    }

    /** Facts are told of what is chosen, else, beside the picture, of what is to be mended or of the answer. */
    private void tell() {
        Optional<Kind> of = chosen.get().or(() -> telling().filter(_ -> hasRoomForBoth()));
        Optional<Hop> hop = of.flatMap(kind -> hops.stream().filter(it -> it.kind() == kind).findFirst());
        picture.choose(hop.map(Hop::kind));
        Optional<Walk> walk = walking.newest().get();
        Optional<Told> now = hop.filter(_ -> walk.isPresent())
                .map(it -> new Told(it, walk.get().asked(), hasRoomForBoth()));
        if (now.equals(told)) {
            return;
        }
        told = now;
        picture.clearTold();
        getChildren().remove(beside);
        now.ifPresent(it -> tell(it, walk.get()));
    }

    /** The step that tells most. */
    private Optional<Kind> telling() {
        boolean isAnswered = walking.newest().get().filter(it -> it.outcome() == Walk.Outcome.ANSWERED).isPresent();
        return lit.or(() -> first(Sign.INTENDED)).or(() -> isAnswered ? Optional.empty() : first(Sign.UNKNOWN))
                .or(() -> Optional.of(Kind.BODY));
    }

    private Optional<Kind> first(Sign sign) {
        return hops.stream().filter(hop -> hop.sign() == sign).map(Hop::kind).findFirst();
    }

    private void tell(Told now, Walk walk) {
        facts.show(now.hop(), walk);
        if (now.isBeside()) {
            beside.getChildren().setAll(facts);
            getChildren().add(beside);
        } else {
            picture.row(now.hop().kind()).ifPresent(row -> row.tell(facts));
        }
    }
}
