package dev.slipway.image;

import com.github.dockerjava.api.model.PushResponseItem;
import dev.slipway.change.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a push says: how far each layer is, and the digest at the end. */
final class PushOutput extends EngineOutput<PushResponseItem> {

    private static final Pattern DIGEST = Pattern.compile("digest: (sha256:[0-9a-f]{64})");

    private final Map<String, Long> totals = new HashMap<>();
    private volatile String digest = "";

    PushOutput(Progress progress) {
        super(progress);
    }

    @Override
    void take(PushResponseItem item) {
        if (item.getAux() != null && item.getAux().getDigest() != null) {
            digest = item.getAux().getDigest();
        }
        String status = item.getStatus() == null ? "" : item.getStatus();
        if (item.getId() == null) {
            general(status);
        } else {
            layer(item.getId(), status, item);
        }
    }

    /** Engines that keep images in containerd may tell the digest in the text alone. */
    private void general(String status) {
        Matcher told = DIGEST.matcher(status);
        if (told.find() && digest.isEmpty()) {
            digest = told.group(1);
        }
        if (!status.isBlank()) {
            progress().said(status);
        }
    }

    private void layer(String id, String status, PushResponseItem item) {
        if (status.equals("Pushing")) {
            if (item.getProgressDetail() != null && item.getProgressDetail().getTotal() != null) {
                totals.put(id, item.getProgressDetail().getTotal());
            }
            reached(id, item.getProgressDetail());
        } else if (status.equals("Pushed") || status.equals("Layer already exists")
                || status.startsWith("Mounted from")) {
            long total = totals.getOrDefault(id, 1L);
            progress().reached(id, total, total);
        } else if (status.startsWith("Retrying")) {
            progress().said(id + ": " + status);
        } else {
            progress().reached(id, 0, -1);
        }
    }

    /** {@code sha256:...}, or an empty text when the engine did not tell. */
    String digest() {
        return digest;
    }
}
