package dev.slipway.image;

import java.util.Locale;

/** Which product an engine's address belongs to, as far as it tells: each is started in its own way. */
public enum EngineKind {
    DOCKER_DESKTOP, COLIMA, RANCHER_DESKTOP, ORBSTACK, PODMAN, REMOTE, DOCKER;

    /** @param address as in DOCKER_HOST */
    public static EngineKind of(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("unix:") && !lower.startsWith("npipe:")) {
            return REMOTE;
        }
        if (lower.contains("colima")) {
            return COLIMA;
        }
        if (lower.contains("orbstack")) {
            return ORBSTACK;
        }
        if (lower.contains("/.rd/")) {
            return RANCHER_DESKTOP;
        }
        if (lower.contains("podman")) {
            return PODMAN;
        }
        return lower.contains("/.docker/") || lower.startsWith("npipe:") ? DOCKER_DESKTOP : DOCKER;
    }
}
