package dev.slipway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRefTest {

    @ParameterizedTest
    @CsvSource({"nginx, docker.io, nginx, latest, ''", "nginx:1.27, docker.io, nginx, 1.27, ''",
            "library/nginx, docker.io, library/nginx, latest, ''",
            "localhost/api, localhost, api, latest, ''", "localhost:5000/api, localhost:5000, api, latest, ''",
            "r.example.com:5000/team/api:v1, r.example.com:5000, team/api, v1, ''",
            "r.example.com/api@sha256:0123, r.example.com, api, '', sha256:0123",
            "r.example.com/api:v1@sha256:0123, r.example.com, api, v1, sha256:0123", "'', docker.io, '', latest, ''"})
    void isReadAsDockerReadsIt(String written, String registry, String repository, String tag, String digest) {
        assertEquals(new ImageRef(registry, repository, tag, digest), ImageRef.of(written));
    }
}
