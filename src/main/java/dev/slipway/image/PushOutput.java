package dev.slipway.image;

import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.ResponseItem.ProgressDetail;
import dev.slipway.change.Progress;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a push says: how far each layer is, and the digest at the end. */
final class PushOutput extends EngineOutput<PushResponseItem> {

    private static final Pattern DIGEST = Pattern.compile("digest: (sha256:[0-9a-f]{64})");
    private static final Pattern RETRY = Pattern.compile("Retrying in (\\d{1,6}) seconds?.*");

    private volatile String digest = "";

    PushOutput(Progress progress) {
        super(progress);
    }

    @Override
    void take(PushResponseItem item) {
        if (item.getAux() != null && item.getAux().getDigest() != null) {
            digest = item.getAux().getDigest();
        }
        String status = Objects.requireNonNullElse(item.getStatus(), "");
        if (item.getId() == null) {
            general(status);
        } else {
            progress().tell(layer(item.getId(), status, item.getProgressDetail()));
        }
    }

    /** Engines that keep images in containerd may tell the digest in the text alone. */
    private void general(String status) {
        Matcher told = DIGEST.matcher(status);
        if (told.find() && digest.isEmpty()) {
            digest = told.group(1);
        }
        if (!status.isBlank()) {
            progress().tell(new LayerNews.Said(status));
        }
    }

    /**
     * What is no layer "already exists" without that word, in engines that keep images in containerd.
     *
     * @see <a href="https://github.com/moby/moby/blob/master/daemon/containerd/progress.go">moby: progress.go</a>
     */
    private static LayerNews layer(String id, String status, ProgressDetail detail) {
        Matcher retry = RETRY.matcher(status);
        if (retry.matches()) {
            return new LayerNews.Retrying(id, Integer.parseInt(retry.group(1)));
        }
        if (status.equals("Pushed")) {
            return new LayerNews.Sent(id);
        }
        if (status.toLowerCase(Locale.ROOT).endsWith("already exists") || status.startsWith("Mounted from")) {
            return new LayerNews.AlreadyThere(id);
        }
        boolean isUnderWay = status.equals("Pushing") && detail != null && detail.getCurrent() != null;
        return isUnderWay ? new LayerNews.Sending(id, detail.getCurrent(),
                Objects.requireNonNullElse(detail.getTotal(), -1L)) : new LayerNews.Waiting(id);
    }

    /** {@code sha256:...}, or an empty text when the engine did not tell. */
    String digest() {
        return digest;
    }
}
