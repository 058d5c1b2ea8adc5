package dev.slipway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentProxyTest {

    @Test
    void theVariablesBecomeJavasProperties() {
        assertEquals(Map.of("https.proxyHost", "proxy.example.org", "https.proxyPort", "3128", "http.nonProxyHosts",
                "localhost|127.*|[::1]|corp.example|*.corp.example|10.0.0.1"), EnvironmentProxy.properties(Map.of(
                "HTTPS_PROXY", "http://me:made-up@proxy.example.org:3128/", "NO_PROXY", ".corp.example, 10.0.0.1:80")));
    }

    @Test
    void smallLettersGoFirstAndAnAddressMayBeBare() {
        assertEquals("one", EnvironmentProxy.properties(Map.of("http_proxy", "one:8080", "HTTP_PROXY", "http://two"))
                .get("http.proxyHost"));
    }

    @Test
    void whatNamesNoPlainProxySaysNothing() {
        for (String text : List.of("", " ", "socks5://host:1080", "http://", "::", "http://a b")) {
            assertEquals(Map.of(), EnvironmentProxy.properties(Map.of("HTTPS_PROXY", text)), text);
        }
    }

    @Test
    void aStarMeansThatNothingGoesThroughIt() {
        assertEquals("localhost|127.*|[::1]|*", EnvironmentProxy.properties(
                Map.of("https_proxy", "proxy:1", "no_proxy", "*")).get("http.nonProxyHosts"));
    }
}
