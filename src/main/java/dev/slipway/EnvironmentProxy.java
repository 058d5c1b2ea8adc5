package dev.slipway;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proxy that the environment names, as curl, git and gh take it, in the properties that Java takes it from; Java
 * itself looks at the desktop's settings only.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/net/doc-files/net-properties.html">Networking properties</a>
 */
final class EnvironmentProxy {

    /** What never goes through a proxy: Java's own list, which a list of ours would replace. */
    private static final String ALWAYS_DIRECT = "localhost|127.*|[::1]";

    private EnvironmentProxy() {}

    /** By property; a variable that names no proxy of the plain kind says nothing. */
    static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String scheme : new String[] {"http", "https"}) {
            proxy(variable(environment, scheme + "_proxy")).ifPresent(proxy -> {
                properties.put(scheme + ".proxyHost", proxy.getHost());
                if (proxy.getPort() > 0) {
                    properties.put(scheme + ".proxyPort", String.valueOf(proxy.getPort()));
                }
            });
        }
        if (!properties.isEmpty()) {
            properties.put("http.nonProxyHosts", direct(variable(environment, "no_proxy")));
        }
        return properties;
    }

    private static String variable(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name, "");
        return (lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower).strip();
    }

    private static Optional<URI> proxy(String text) {
        try {
            URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
            boolean isPlain = "http".equals(proxy.getScheme()) && proxy.getHost() != null;
            return isPlain ? Optional.of(proxy) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A name stands for itself and all below it. */
    private static String direct(String names) {
        return Stream.concat(Stream.of(ALWAYS_DIRECT), Stream.of(names.split("[,\\s]+"))
                .map(name -> name.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .filter(name -> !name.isEmpty())
                .map(name -> name.matches("\\*|[\\d.:/]+") ? name : name + "|*." + name)).collect(Collectors.joining("|"));
    }
}
