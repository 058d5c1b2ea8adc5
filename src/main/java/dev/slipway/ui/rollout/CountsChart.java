package dev.slipway.ui.rollout;

import dev.slipway.rollout.Timeline;
import dev.slipway.ui.Texts;
import dev.slipway.ui.control.TimeOfDay;
import dev.slipway.ui.rollout.CountLines.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleRole;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;

/** How many tasks there were over time, with a mark where a deployment began. */
final class CountsChart extends LineChart<Number, Number> {

    private static final int TICKS = 6;
    /** In seconds: of less, a chart would show nothing but its edges. */
    private static final long SHORTEST = 30;

    private final Texts texts;
    private final NumberAxis times;
    private final NumberAxis counts;
    private final Map<Line, XYChart.Series<Number, Number>> series = new EnumMap<>(Line.class);
    private List<javafx.scene.shape.Line> marks = List.of();
    private CountLines shown;

    CountsChart(Texts texts, ObservableValue<Timeline> timeline) {
        super(new NumberAxis(), new NumberAxis());
        this.texts = texts;
        times = (NumberAxis) getXAxis();
        counts = (NumberAxis) getYAxis();
        setId("deploy-counts");
        setAnimated(false);
        setCreateSymbols(false);
        setMinHeight(USE_PREF_SIZE);
        times.setAutoRanging(false);
        times.setMinorTickVisible(false);
        times.setTickLabelFormatter(new Clock());
        counts.setAutoRanging(false);
        counts.setMinorTickVisible(false);
        for (Line line : Line.values()) {
            XYChart.Series<Number, Number> one = new XYChart.Series<>();
            one.nameProperty().bind(texts.bind("deploy.counts." + line));
            series.put(line, one);
            getData().add(one);
        }
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        texts.language().addListener(_ -> tell());
        timeline.addListener((_, _, now) -> show(now));
        show(timeline.getValue());
    }

    private void show(Timeline timeline) {
        boolean isThere = timeline.latest().isPresent() && !timeline.counts().isEmpty();
        setVisible(isThere);
        setManaged(isThere);
        if (!isThere) {
            return;
        }
        CountLines now = CountLines.of(timeline.counts(), timeline.latest().orElseThrow().at());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        series.forEach((line, one) -> one.setData(FXCollections.observableList(now.lines().get(line).stream()
                .map(step -> new XYChart.Data<Number, Number>(step.at().getEpochSecond(), step.count())).toList())));
        range(timeline.counts().getFirst().at(), timeline.latest().orElseThrow().at());
        getPlotChildren().removeAll(marks);
        marks = now.starts().stream().map(at -> {
            javafx.scene.shape.Line mark = new javafx.scene.shape.Line();
            mark.getStyleClass().add("chart-mark");
            return mark;
        }).toList();
        getPlotChildren().addAll(marks);
        requestChartLayout();
        tell();
    }

    /** How many there were last, for whoever does not see the lines. */
    private void tell() {
        if (shown != null) {
            setAccessibleText(texts.get("deploy.counts") + ": " + shown.lines().entrySet().stream()
                    .filter(line -> !line.getValue().isEmpty())
                    .map(line -> texts.get("deploy.counts." + line.getKey()) + " " + line.getValue().getLast().count())
                    .collect(Collectors.joining(", ")));
        }
    }

    private void range(Instant from, Instant to) {
        long seconds = Math.max(SHORTEST, Duration.between(from, to).toSeconds());
        times.setLowerBound(from.getEpochSecond());
        times.setUpperBound(from.getEpochSecond() + seconds);
        times.setTickUnit(Math.max(1, Math.ceilDiv(seconds, TICKS)));
        int most = shown.lines().values().stream().flatMap(List::stream).mapToInt(CountLines.Step::count).max().orElse(0);
        counts.setLowerBound(0);
        counts.setUpperBound(most + 1);
        counts.setTickUnit(Math.max(1, Math.ceilDiv(most + 1, 4)));
    }

    @Override
    protected void layoutPlotChildren() {
        super.layoutPlotChildren();
        for (int i = 0; i < marks.size(); i++) {
            double x = times.getDisplayPosition(shown.starts().get(i).getEpochSecond());
            marks.get(i).setStartX(x);
            marks.get(i).setEndX(x);
            marks.get(i).setStartY(0);
            marks.get(i).setEndY(counts.getHeight());
        }
    }

    /** Seconds since 1970 as a time of day. */
    private static final class Clock extends StringConverter<Number> {
        @Override
        public String toString(Number second) {
            return TimeOfDay.of(Instant.ofEpochSecond(second.longValue()));
        }

        @Override
        public Number fromString(String time) {
            throw new UnsupportedOperationException("nobody types on an axis");
        }
    }
}
