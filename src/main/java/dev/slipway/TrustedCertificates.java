package dev.slipway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what Java trusts, and when that is not enough, what the system trusts and what AWS_CA_BUNDLE names: in a
 * company, the certificate of a proxy that reads along is often in those alone. Each is read when it is first needed.
 */
final class TrustedCertificates extends X509ExtendedTrustManager {

    /** Where Debian, Fedora and others keep the system's certificates as one file. */
    private static final List<String> BUNDLES = List.of("/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem");

    private final List<Source> sources;
    private final Map<Source, Optional<X509ExtendedTrustManager>> read = new HashMap<>();

    /** A place with certificates to trust; empty where there are none. */
    @FunctionalInterface
    private interface Source {
        Optional<X509ExtendedTrustManager> read() throws IOException, GeneralSecurityException;
    }

    /** A connection's question, put to one after the other. */
    @FunctionalInterface
    private interface Question {
        void to(X509ExtendedTrustManager trust) throws CertificateException;
    }

    private TrustedCertificates(List<Source> sources) {
        this.sources = sources;
    }

    /** To be this Java's default before the first connection. */
    static SSLContext context(Map<String, String> environment, String osName) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager trust = new TrustedCertificates(List.of(() -> manager(null), () -> ofSystem(osName),
                () -> ofBundle(environment)));
        context.init(null, new TrustManager[] {trust}, null);
        return context;
    }

    private static Optional<X509ExtendedTrustManager> ofSystem(String osName)
            throws IOException, GeneralSecurityException {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win") || os.contains("mac")) {
            KeyStore store = KeyStore.getInstance(os.contains("win") ? "Windows-ROOT" : "KeychainStore-ROOT");
            store.load(null, null);
            return manager(store);
        }
        Optional<Path> bundle = BUNDLES.stream().map(Path::of).filter(Files::isReadable).findFirst();
        return bundle.isEmpty() ? Optional.empty() : manager(store(bundle.get()));
    }

    private static Optional<X509ExtendedTrustManager> ofBundle(Map<String, String> environment)
            throws IOException, GeneralSecurityException {
        String named = environment.getOrDefault("AWS_CA_BUNDLE", "");
        return named.isBlank() ? Optional.empty() : manager(store(Path.of(named)));
    }

    /** Java's way of checking, against this store; null means Java's own. */
    private static Optional<X509ExtendedTrustManager> manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.of(factory.getTrustManagers()).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst();
    }

    private static KeyStore store(Path bundle) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(bundle)) {
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + number++, certificate);
            }
        }
        return store;
    }

    /** Asks Java's own first, whose refusal is the one that is told; the others' stand beside it. */
    private void ask(Question question) throws CertificateException {
        CertificateException refusal = null;
        for (Source source : sources) {
            try {
                Optional<X509ExtendedTrustManager> trust = trust(source);
                if (trust.isPresent()) {
                    question.to(trust.get());
                    return;
                }
            } catch (IOException | GeneralSecurityException e) {
                refusal = joined(refusal, e);
            }
        }
        throw refusal;
    }

    private static CertificateException joined(CertificateException first, Exception next) {
        if (first == null) {
            return next instanceof CertificateException refusal ? refusal : new CertificateException(next);
        }
        first.addSuppressed(next);
        return first;
    }

    private synchronized Optional<X509ExtendedTrustManager> trust(Source source)
            throws IOException, GeneralSecurityException {
        Optional<X509ExtendedTrustManager> known = read.get(source);
        if (known == null) {
            known = source.read();
            read.put(source, known);
        }
        return known;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        ask(trust -> trust.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        ask(trust -> trust.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        ask(trust -> trust.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        ask(trust -> trust.checkClientTrusted(chain, type, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        ask(trust -> trust.checkClientTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        ask(trust -> trust.checkClientTrusted(chain, type));
    }

    /** Names for clients to choose by; we are the client. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
