package dev.slipway.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts of every deployment over time: a point whenever they change. Of a long rollout every other point of the
 * older half goes, so that there are never more than 2,000.
 *
 * @param points oldest first
 * @param now    the last point of each deployment
 */
record Counts(List<CountPoint> points, Map<String, CountPoint> now) {

    static final int MOST = 2_000;

    static Counts none() {
        return new Counts(List.of(), Map.of());
    }

    Counts with(Snapshot look) {
        if (look.service().isEmpty() && look.status().isEmpty()) {
            return this;
        }
        Instant at = look.asOf();
        Map<String, CountPoint> after = new LinkedHashMap<>(now);
        List<CountPoint> fresh = new ArrayList<>();
        for (DeploymentRow row : look.deployments()) {
            add(CountPoint.of(at, row), after, fresh);
        }
        for (String id : now.keySet()) {
            if (look.deployment(id).isEmpty()) {
                add(CountPoint.gone(at, id), after, fresh);
            }
        }
        if (fresh.isEmpty()) {
            return this;
        }
        List<CountPoint> all = new ArrayList<>(points.size() + fresh.size());
        all.addAll(points);
        all.addAll(fresh);
        return new Counts(all.size() > MOST ? thinned(all) : all, after);
    }

    private static void add(CountPoint point, Map<String, CountPoint> after, List<CountPoint> fresh) {
        if (!point.isLike(after.get(point.deployment()))) {
            after.put(point.deployment(), point);
            fresh.add(point);
        }
    }

    private static List<CountPoint> thinned(List<CountPoint> all) {
        List<CountPoint> thin = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= all.size() / 2 || i % 2 == 0) {
                thin.add(all.get(i));
            }
        }
        return thin;
    }
}
