package dev.slipway.ui.reach;

import dev.slipway.reach.Fact;
import dev.slipway.reach.Rung;
import dev.slipway.reach.Walk;
import dev.slipway.rollout.Redaction;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Transform;

/** The picture alone on a sheet with a title, to be handed on. */
record PictureSheet(Texts texts, List<String> stylesheets, String service, Redaction redaction) {

    private static final double WIDTH = 560;
    private static final double SCALE = 2;

    /** Twice as large as on the screen, with a background. On the screen's thread. */
    WritableImage of(Walk walk) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        return sheet(walk).snapshot(parameters, null);
    }

    /** What is drawn. */
    VBox sheet(Walk walk) {
        AskerRow asker = new AskerRow(texts);
        String address = redaction.of(walk.asked().map(URI::toString).orElse(""));
        asker.show(address);
        PathPicture picture = new PathPicture(texts, asker, _ -> {});
        picture.setId("reach-sheet");
        picture.show(Hop.of(Optional.of(walk), false).stream().map(this::redacted).toList());
        Label title = Words.flowing();
        title.setText(address.isEmpty() ? service : texts.get("reach.picture.title", service, address));
        title.getStyleClass().add("panel-title");
        VBox sheet = new VBox(title, picture);
        sheet.getStyleClass().addAll("app-root", "path-sheet");
        Scene scene = new Scene(sheet, WIDTH, 100);
        scene.getStylesheets().setAll(stylesheets);
        sheet.applyCss();
        sheet.resize(WIDTH, sheet.prefHeight(WIDTH));
        sheet.layout();
        // the line is drawn along what has its place
        sheet.applyCss();
        return sheet;
    }

    private Hop redacted(Hop hop) {
        Rung rung = hop.rung();
        return new Hop(new Rung(rung.kind(), rung.state(), rung.key(),
                rung.facts().stream().map(fact -> (Object) redaction.of(String.valueOf(fact))).toList(),
                rung.looked().stream().map(this::redacted).toList(), rung.causes()), hop.sign(), hop.isLit(),
                hop.isBehind());
    }

    private Fact redacted(Fact fact) {
        return new Fact(fact.label(), redaction.of(fact.value()), redaction.of(fact.id()), fact.console(),
                fact.isDecider());
    }
}
