package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.parts.ChildJvm;
import dev.slipway.parts.StandIn;
import dev.slipway.parts.StandIn.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which users come to credentials, in a Java of its own with that environment and home. The stand-in for
 * STS answers with an ARN that names the access key that signed the question.
 */
class CredentialKindsTest {

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";
    private static final String LATER = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();

    @TempDir
    private static Path home;
    private static StandIn aws;
    private static Map<String, String> answers;
    /** Milliseconds of the last connection; a first one also starts the JVM's and the SDK's engines. */
    private static int lastTook;

    @BeforeAll
    static void askAsEveryProfile() throws Exception {
        aws = StandIn.answering(CredentialKindsTest::answer);
        Path aws = Files.createDirectories(home.resolve(".aws"));
        Path process = script("print-credentials", "echo '{\"Version\":1,\"AccessKeyId\":\"key-of-process\","
                + "\"SecretAccessKey\":\"x\"}'");
        Path broken = script("fail", "echo 'no smart card' >&2; exit 3");
        Files.writeString(aws.resolve("credentials"), """
                [keys]
                aws_access_key_id = key-of-file
                aws_secret_access_key = x
                """);
        Files.writeString(aws.resolve("config"), """
                [profile session-keys]
                aws_access_key_id = key-of-session
                aws_secret_access_key = x
                aws_session_token = y
                [profile sso]
                sso_session = company
                sso_account_id = 123456789012
                sso_role_name = Developer
                [profile sso-expired]
                sso_session = expired
                sso_account_id = 123456789012
                sso_role_name = Developer
                [profile sso-nobody]
                sso_session = nobody
                sso_account_id = 123456789012
                sso_role_name = Developer
                [profile sso-revoked]
                sso_session = company
                sso_account_id = 123456789012
                sso_role_name = Revoked
                [profile sso-legacy]
                sso_start_url = https://legacy.example.com/start
                sso_region = us-east-1
                sso_account_id = 123456789012
                sso_role_name = Developer
                [sso-session company]
                sso_start_url = https://company.example.com/start
                sso_region = us-east-1
                [sso-session expired]
                sso_start_url = https://company.example.com/start
                sso_region = us-east-1
                [sso-session nobody]
                sso_start_url = https://company.example.com/start
                sso_region = us-east-1
                [profile role]
                role_arn = arn:aws:iam::123456789012:role/deployer
                source_profile = keys
                [profile role-denied]
                role_arn = arn:aws:iam::123456789012:role/forbidden
                source_profile = keys
                [profile role-of-nobody]
                role_arn = arn:aws:iam::123456789012:role/deployer
                source_profile = ghost
                [profile role-with-mfa]
                role_arn = arn:aws:iam::123456789012:role/deployer
                source_profile = keys
                mfa_serial = arn:aws:iam::123456789012:mfa/me
                [profile role-of-itself]
                role_arn = arn:aws:iam::123456789012:role/deployer
                source_profile = role-of-itself
                aws_access_key_id = key-of-itself
                aws_secret_access_key = x
                [profile role-of-role]
                role_arn = arn:aws:iam::123456789012:role/second
                source_profile = role
                [profile circle]
                role_arn = arn:aws:iam::123456789012:role/a
                source_profile = circle-2
                [profile circle-2]
                role_arn = arn:aws:iam::123456789012:role/b
                source_profile = circle
                [profile role-of-moon]
                role_arn = arn:aws:iam::123456789012:role/a
                credential_source = Moon
                [profile web]
                role_arn = arn:aws:iam::123456789012:role/web
                web_identity_token_file = %s
                [profile process]
                credential_process = %s
                [profile process-fails]
                credential_process = %s
                [profile half-keys]
                aws_access_key_id = key-without-secret
                [profile settings-only]
                region = eu-west-1
                """.formatted(Files.writeString(home.resolve("token"), "a.b.c"), process, broken));
        signIn("company", LATER);
        signIn("expired", LONG_AGO);
        signIn("https://legacy.example.com/start", LATER);
        answers = ask(child().with("AWS_ENDPOINT_URL", CredentialKindsTest.aws.url()), "keys", "session-keys", "sso",
                "sso-expired", "sso-nobody", "sso-revoked", "sso-legacy", "role", "role-denied", "role-of-nobody",
                "role-with-mfa", "web", "process", "process-fails", "half-keys", "settings-only", "ghost",
                "role-of-itself", "circle", "role-of-role", "role-of-moon");
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void keysInAFile() {
        assertEquals(signedBy("key-of-file"), answers.get("keys"));
        assertEquals(signedBy("key-of-session"), answers.get("session-keys"));
    }

    @Test
    void singleSignOnWithASession() {
        assertEquals(signedBy("key-of-portal"), answers.get("sso"));
        assertTrue(aws.asked().stream().anyMatch(asked -> asked.path().startsWith("/federation/credentials?")
                && asked.path().contains("role_name=Developer") && asked.path().contains("account_id=123456789012")));
    }

    @Test
    void singleSignOnInItsOlderForm() {
        assertEquals(signedBy("key-of-portal"), answers.get("sso-legacy"));
    }

    @Test
    void expiredIsNotTheSameAsNeverSignedIn() {
        assertEquals(new AwsProblem.ExpiredCredentials("sso-expired").toString(), answers.get("sso-expired"));
        assertTrue(answers.get("sso-nobody").startsWith("SignInNeeded[profile=sso-nobody"), answers.get("sso-nobody"));
    }

    @Test
    void aSessionThatThePortalNoLongerAcceptsHasExpired() {
        assertEquals(new AwsProblem.ExpiredCredentials("sso-revoked").toString(), answers.get("sso-revoked"));
    }

    @Test
    void aRoleTakenOnWithAnotherProfilesKeys() {
        assertEquals(signedBy("key-of-role"), answers.get("role"));
        assertTrue(aws.asked().stream().anyMatch(asked -> asked.body().contains("Action=AssumeRole&")
                && asked.authorization().contains("key-of-file/")));
    }

    @Test
    void aRoleThatMayNotBeTakenOnIsDenied() {
        assertEquals(new AwsProblem.AccessDenied("arn:aws:iam::123456789012:user/me", "sts:AssumeRole",
                "arn:aws:iam::123456789012:role/forbidden", "User: arn:aws:iam::123456789012:user/me is not authorized "
                + "to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/forbidden").toString(),
                answers.get("role-denied"));
    }

    @Test
    void aRoleOfAProfileThatIsNotThere() {
        assertTrue(answers.get("role-of-nobody").startsWith("BadProfile[profile=role-of-nobody"),
                answers.get("role-of-nobody"));
        assertTrue(answers.get("role-of-nobody").contains("ghost"), answers.get("role-of-nobody"));
    }

    @Test
    void aRoleTakenOnWithItsOwnProfilesKeysOrWithAnotherRole() {
        assertEquals(signedBy("key-of-role"), answers.get("role-of-itself"));
        assertEquals(signedBy("key-of-role"), answers.get("role-of-role"));
        assertTrue(aws.asked().stream().anyMatch(asked -> asked.authorization().contains("key-of-itself/")));
        assertTrue(aws.asked().stream().anyMatch(asked -> asked.body().contains("second")
                && asked.authorization().contains("key-of-role/")));
    }

    @Test
    void rolesThatGoInACircleOrNameNoSource() {
        assertEquals(new AwsProblem.BadProfile("circle", "source_profile = circle -> circle-2 -> circle").toString(),
                answers.get("circle"));
        assertEquals(new AwsProblem.BadProfile("role-of-moon", "credential_source = Moon").toString(),
                answers.get("role-of-moon"));
    }

    @Test
    void aRoleThatWantsACodeIsToldBeforeAnythingIsSent() {
        assertEquals(new AwsProblem.MfaNeeded("role-with-mfa", "arn:aws:iam::123456789012:mfa/me").toString(),
                answers.get("role-with-mfa"));
    }

    @Test
    void aRoleTakenOnWithATokenFromAFile() {
        assertEquals(signedBy("key-of-web-role"), answers.get("web"));
    }

    @Test
    void aProgramThatPrintsCredentials() {
        assertEquals(signedBy("key-of-process"), answers.get("process"));
    }

    @Test
    void aProgramThatFailsIsToldWithItsWords() {
        assertTrue(answers.get("process-fails").startsWith("ProcessFailed[profile=process-fails"),
                answers.get("process-fails"));
        assertTrue(answers.get("process-fails").contains("no smart card"), answers.get("process-fails"));
    }

    @Test
    void profilesWithoutWholeCredentials() {
        assertTrue(answers.get("half-keys").startsWith("BadProfile[profile=half-keys"), answers.get("half-keys"));
        assertTrue(answers.get("half-keys").contains("aws_secret_access_key"), answers.get("half-keys"));
        assertEquals(new AwsProblem.ProfileWithoutCredentials("settings-only").toString(), answers.get("settings-only"));
        assertEquals(new AwsProblem.NoSuchProfile("ghost").toString(), answers.get("ghost"));
    }

    @Test
    void keysInTheEnvironment() throws Exception {
        assertEquals(signedBy("key-of-environment"), ask(child().with("AWS_ENDPOINT_URL", aws.url())
                .with("AWS_ACCESS_KEY_ID", "key-of-environment").with("AWS_SECRET_ACCESS_KEY", "x"), "-").get("-"));
    }

    @Test
    void theRoleOfAContainer() throws Exception {
        assertEquals(signedBy("key-of-container"), ask(child().with("AWS_ENDPOINT_URL_STS", aws.url())
                .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", aws.url() + "/container"), "-").get("-"));
    }

    @Test
    void noCredentialsAtAllAreToldAtOnce(@TempDir Path emptyHome) throws Exception {
        String answer = ask(child().with("HOME", emptyHome.toString()), "-", "-").get("-");
        assertTrue(answer.startsWith("NoCredentials[looked="), answer);
        assertTrue(lastTook < 3_000, "took " + lastTook + " ms");
    }

    @Test
    void anAddressWhereNobodyAnswersIsOffline() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        String answer = ask(child().with("AWS_ENDPOINT_URL", "http://127.0.0.1:" + free), "keys").get("keys");
        assertTrue(answer.startsWith("Offline[host=127.0.0.1, reason="), answer);
    }

    @Test
    void aMachineWithoutMetadataDoesNotKeepUsWaiting(@TempDir Path emptyHome) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String answer = ask(child().with("HOME", emptyHome.toString())
                    .with("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort()), "-", "-").get("-");
            assertTrue(answer.startsWith("NoCredentials[looked="), answer);
            assertTrue(lastTook < 3_000, "took " + lastTook + " ms");
        }
    }

    @Test
    void theEnvironmentsProxyIsUsed() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Process asking = child().with("AWS_ENDPOINT_URL", "http://sts.example.invalid")
                    .with("HTTP_PROXY", "http://127.0.0.1:" + proxy.getLocalPort()).withArguments("keys").start();
            proxy.setSoTimeout(30_000);
            try (Socket asked = proxy.accept()) {
                assertEquals("POST http://sts.example.invalid HTTP/1.1",
                        new BufferedReader(new InputStreamReader(asked.getInputStream())).readLine());
            } finally {
                asking.destroyForcibly();
            }
        }
    }

    private static ChildJvm child() {
        return ChildJvm.of(AsksWhoIAm.class).with("HOME", home.toString()).property("user.home", home.toString());
    }

    private static Map<String, String> ask(ChildJvm child, String... profiles) throws Exception {
        ChildJvm asking = child.withArguments(profiles);
        ChildJvm.Ended ended = asking.run();
        assertEquals(0, ended.status(), ended.err());
        Map<String, String> answers = new TreeMap<>();
        ended.out().lines().map(line -> line.split("\t")).forEach(columns -> {
            answers.put(columns[0], columns[1]);
            lastTook = Integer.parseInt(columns[2]);
        });
        return answers;
    }

    private static Path script(String name, String line) throws IOException {
        Path script = Files.writeString(home.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    /** As {@code aws sso login} leaves it behind. */
    private static void signIn(String session, String expires) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(session.getBytes(StandardCharsets.UTF_8));
        Path cache = Files.createDirectories(home.resolve(".aws/sso/cache"));
        Files.writeString(cache.resolve(HexFormat.of().formatHex(hash) + ".json"), """
                {"accessToken":"token-of-portal","expiresAt":"%s","region":"us-east-1",
                 "startUrl":"https://company.example.com/start","clientId":"c","clientSecret":"x",
                 "refreshToken":"r","registrationExpiresAt":"%s"}""".formatted(expires, LATER));
    }

    private static String signedBy(String key) {
        return "arn:aws:iam::123456789012:user/" + key;
    }

    private static Answer answer(StandIn.Asked asked) {
        if (asked.path().startsWith("/federation/credentials")) {
            return asked.path().contains("Revoked") ? Answer.json(401, "{\"message\":\"Session token not found or invalid\"}")
                    : Answer.json(200, "{\"roleCredentials\":{\"accessKeyId\":\"key-of-portal\",\"secretAccessKey\":\"x\","
                    + "\"sessionToken\":\"y\",\"expiration\":" + Instant.parse(LATER).toEpochMilli() + "}}");
        }
        if (asked.path().equals("/container")) {
            return Answer.json(200, "{\"AccessKeyId\":\"key-of-container\",\"SecretAccessKey\":\"x\",\"Token\":\"y\","
                    + "\"Expiration\":\"" + LATER + "\"}");
        }
        if (asked.path().equals("/token")) {
            return Answer.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token provided\"}");
        }
        if (asked.body().contains("forbidden")) {
            return Answer.xml(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: "
                    + "arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole on resource: "
                    + "arn:aws:iam::123456789012:role/forbidden</Message></Error></ErrorResponse>");
        }
        if (asked.body().contains("Action=AssumeRoleWithWebIdentity")) {
            return assumed("AssumeRoleWithWebIdentity", "key-of-web-role");
        }
        if (asked.body().contains("Action=AssumeRole")) {
            return assumed("AssumeRole", "key-of-role");
        }
        String key = asked.authorization().replaceAll(".*Credential=([^/]+)/.*", "$1");
        return Answer.xml(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>" + signedBy(key)
                + "</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
    }

    private static Answer assumed(String operation, String key) {
        return Answer.xml(200, """
                <%1$sResponse><%1$sResult><Credentials><AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>x</SecretAccessKey>
                <SessionToken>y</SessionToken><Expiration>%3$s</Expiration></Credentials></%1$sResult></%1$sResponse>
                """.formatted(operation, key, LATER));
    }
}
