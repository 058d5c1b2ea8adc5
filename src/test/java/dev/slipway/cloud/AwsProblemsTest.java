package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ChangeProblem;
import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsProblem.Limit;
import dev.slipway.parts.SelfSigned;
import dev.slipway.parts.StandIn;
import dev.slipway.parts.StandIn.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the SDK really throws at answers that are given to it over the wire, and what becomes of it. */
class AwsProblemsTest {

    private static final String ME = "arn:aws:sts::123456789012:assumed-role/developer/me";
    private static final String CLUSTER = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/my-app-cluster";

    @TempDir
    private Path home;
    private StandIn aws = StandIn.answering(_ -> Answer.json(200, "{}"));

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aDenialSaysWhoWhatOnWhatAndWhy() throws Exception {
        assertEquals(new AwsProblem.AccessDenied(ME, "ecs:CreateCluster", CLUSTER,
                "because no identity-based policy allows the ecs:CreateCluster action"), ecs(denied("User: " + ME
                + " is not authorized to perform: ecs:CreateCluster on resource: " + CLUSTER
                + " because no identity-based policy allows the ecs:CreateCluster action")));
    }

    @Test
    void aDenialWithoutReasonKeepsAwssWords() throws Exception {
        String words = "User: " + ME + " is not authorized to perform: ecr:GetAuthorizationToken on resource: *";
        assertEquals(new AwsProblem.AccessDenied(ME, "ecr:GetAuthorizationToken", "*", words), ecs(denied(words)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            with an explicit deny in a service control policy | SERVICE_CONTROL_POLICY
            because no service control policy allows the ecs:CreateCluster action | SERVICE_CONTROL_POLICY
            with an explicit deny in a resource control policy | RESOURCE_CONTROL_POLICY
            because no permissions boundary allows the ecs:CreateCluster action | PERMISSIONS_BOUNDARY
            with an explicit deny in a permissions boundary | PERMISSIONS_BOUNDARY
            """)
    void whatOnlyAnAdministratorCanLiftIsToldApart(String reason, Limit limit) throws Exception {
        assertEquals(new AwsProblem.DeniedByAdministrator(ME, "ecs:CreateCluster", CLUSTER, limit, reason),
                ecs(denied("User: " + ME + " is not authorized to perform: ecs:CreateCluster on resource: " + CLUSTER
                        + " " + reason)));
    }

    @Test
    void anExplicitDenyOfOnesOwnPolicyIsAnOrdinaryDenial() throws Exception {
        assertInstanceOf(AwsProblem.AccessDenied.class, ecs(denied("User: " + ME + " is not authorized to perform: "
                + "ecs:CreateCluster on resource: " + CLUSTER + " with an explicit deny in an identity-based policy")));
    }

    @Test
    void ec2sDenialsAreReadWithoutTheirEncodedTail() throws Exception {
        String sentence = "You are not authorized to perform this operation. User: " + ME
                + " is not authorized to perform: ec2:CreateVpc on resource: arn:aws:ec2:eu-west-1:123456789012:vpc/* "
                + "with an explicit deny in a service control policy. Encoded authorization failure message: abc123";
        assertEquals(new AwsProblem.DeniedByAdministrator(ME, "ec2:CreateVpc",
                "arn:aws:ec2:eu-west-1:123456789012:vpc/*", Limit.SERVICE_CONTROL_POLICY,
                "with an explicit deny in a service control policy"), ec2(403, "UnauthorizedOperation", sentence));
    }

    @Test
    void ec2sShortestDenialNamesAtLeastTheCall() throws Exception {
        assertEquals(new AwsProblem.AccessDenied("", "ec2:DescribeVpcs", "",
                "You are not authorized to perform this operation."),
                ec2(403, "UnauthorizedOperation", "You are not authorized to perform this operation."));
    }

    @Test
    void aDenialInsideAnotherCodeIsADenial() throws Exception {
        Problem problem = ecs(_ -> Answer.json(400, error("ClientException", "User: " + ME
                + " is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/exec.")));
        assertInstanceOf(AwsProblem.AccessDenied.class, problem);
        assertEquals("iam:PassRole", ((AwsProblem.AccessDenied) problem).action());
        assertEquals("arn:aws:iam::123456789012:role/exec", ((AwsProblem.AccessDenied) problem).resource());
    }

    @Test
    void aBare403WithAnXmlBodyIsADenialOfTheCallThatWasMade() throws Exception {
        Problem problem = ecs(_ -> Answer.xml(403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"));
        assertEquals("ecs:ListClusters", assertInstanceOf(AwsProblem.AccessDenied.class, problem).action());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "ExpiredTokenException"})
    void anExpiredSessionNamesItsProfile(String code) throws Exception {
        assertEquals(new AwsProblem.ExpiredCredentials("stand-in"), ecs(_ -> Answer.json(400,
                error(code, "The security token included in the request is expired"))));
    }

    @Test
    void anExpiredSessionOfARequestToEc2() throws Exception {
        assertEquals(new AwsProblem.ExpiredCredentials("stand-in"), ec2(400, "RequestExpired", "Request has expired."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UnrecognizedClientException | The security token included in the request is invalid.
            InvalidClientTokenId | The security token included in the request is invalid
            SignatureDoesNotMatch | The request signature we calculated does not match the signature you provided.
            InvalidSignatureException | The request signature we calculated does not match the signature you provided.
            """)
    void credentialsThatAwsDoesNotKnow(String code, String message) throws Exception {
        assertEquals(new AwsProblem.InvalidCredentials(message), ecs(_ -> Answer.json(403, error(code, message))));
        assertEquals(new AwsProblem.InvalidCredentials(message), iam(403, code, message));
    }

    @Test
    void credentialsThatEc2DoesNotKnowComeWithAStatusOnly() throws Exception {
        assertInstanceOf(AwsProblem.InvalidCredentials.class,
                ec2(401, "AuthFailure", "AWS was not able to validate the provided access credentials"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SignatureDoesNotMatch | Signature expired: 20261123T000000Z is now earlier than 20261123T120000Z (20261123T120500Z - 5 min.)
            InvalidSignatureException | Signature not yet current: 20261124T000000Z is still later than 20261123T121000Z
            RequestTimeTooSkewed | The difference between the request time and the current time is too large.
            """)
    void aWrongClockIsNotAWrongKey(String code, String message) throws Exception {
        assertEquals(new AwsProblem.ClockOff(message), ecs(_ -> Answer.json(403, error(code, message))));
    }

    @Test
    void throttlingIsToldAfterSeveralTries() throws Exception {
        assertEquals(new AwsProblem.Throttled("ecs:ListClusters"),
                ecs(_ -> Answer.json(400, error("ThrottlingException", "Rate exceeded"))));
        assertTrue(aws.asked().size() > 1, "the SDK tries again by itself");
    }

    @Test
    void aFaultOfAwsIsToldWithItsStatusEvenWithoutAReadableBody() throws Exception {
        AwsProblem.AwsFault fault = assertInstanceOf(AwsProblem.AwsFault.class,
                ecs(_ -> new Answer(500, "text/html", "<html><h1>Internal Server Error</h1></html>")));
        assertEquals("ecs:ListClusters", fault.operation());
        assertEquals(500, fault.status());
    }

    @Test
    void anyOtherRefusalKeepsCodeAndWords() throws Exception {
        assertEquals(new AwsProblem.Refused("ecs:ListClusters", "ClusterNotFoundException", "Cluster not found."),
                ecs(_ -> Answer.json(400, error("ClusterNotFoundException", "Cluster not found."))));
        assertEquals(new AwsProblem.Refused("iam:ListRoles", "NoSuchEntity", "no such role"),
                iam(404, "NoSuchEntity", "no such role"));
    }

    @Test
    void anAnswerThatIsNoAwsAnswerIsNotABug() throws Exception {
        Problem problem = ecs(_ -> new Answer(200, "text/html", "<html>Please sign in to the hotel's network</html>"));
        assertInstanceOf(AwsProblem.class, problem);
    }

    @Test
    void nobodyThereIsOfflineAndNamesTheHost() throws Exception {
        aws.close();
        assertEquals("127.0.0.1", assertInstanceOf(AwsProblem.Offline.class, whoAmI(aws.url())).host());
    }

    @Test
    void aNameThatDoesNotExistIsOffline() throws Exception {
        AwsProblem.Offline offline = assertInstanceOf(AwsProblem.Offline.class,
                whoAmI("http://aws.slipway.invalid"));
        assertEquals("aws.slipway.invalid", offline.host());
        assertEquals("unknown host", offline.reason());
    }

    @Test
    void aCertificateThatNobodyKnowsIsNotTrusted() throws Exception {
        try (StandIn proxy = StandIn.answering(SelfSigned.in(home).server(), _ -> Answer.json(200, "{}"))) {
            AwsProblem.NotTrusted notTrusted = assertInstanceOf(AwsProblem.NotTrusted.class, whoAmI(proxy.url()));
            assertEquals("127.0.0.1", notTrusted.host());
            assertTrue(notTrusted.reason().contains("certification path"), notTrusted.reason());
        }
    }

    @Test
    void anInterruptedCallIsCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Clients clients = clients("http://127.0.0.1:" + silent.getLocalPort());
            Thread.currentThread().interrupt();
            assertInstanceOf(ChangeProblem.Cancelled.class, problem(() -> clients.sts().getCallerIdentity()));
        } finally {
            Thread.interrupted();
        }
    }

    private Problem ecs(Function<StandIn.Asked, Answer> answers) throws Exception {
        answerWith(answers);
        Clients clients = clients(aws.url());
        return problem(() -> clients.ecs().listClusters());
    }

    private Problem ec2(int status, String code, String message) throws Exception {
        answerWith(_ -> Answer.xml(status, "<Response><Errors><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error></Errors><RequestID>r</RequestID></Response>"));
        Clients clients = clients(aws.url());
        return problem(() -> clients.ec2().describeVpcs());
    }

    private Problem iam(int status, String code, String message) throws Exception {
        answerWith(_ -> Answer.xml(status, "<ErrorResponse><Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error></ErrorResponse>"));
        Clients clients = clients(aws.url());
        return problem(() -> clients.iam().listRoles());
    }

    private Problem whoAmI(String url) throws Exception {
        Clients clients = clients(url);
        return problem(() -> clients.sts().getCallerIdentity());
    }

    private static Function<StandIn.Asked, Answer> denied(String words) {
        return _ -> Answer.json(400, error("AccessDeniedException", words));
    }

    private static String error(String code, String message) {
        return "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}";
    }

    private void answerWith(Function<StandIn.Asked, Answer> answers) {
        aws.close();
        aws = StandIn.answering(answers);
    }

    /** The program's own clients, sent to the stand-in by their profile. */
    private Clients clients(String url) throws IOException, ProblemException {
        Files.writeString(Files.createDirectories(home.resolve(".aws")).resolve("config"), """
                [profile stand-in]
                aws_access_key_id = k
                aws_secret_access_key = s
                endpoint_url = %s
                """.formatted(url));
        return RealClients.open(Connection.ofProfile("stand-in", "ap-northeast-1"), Profiles.read(Map.of(), home))
                .recordedIn(new CallLog(InstantSource.system()));
    }

    private static Problem problem(Supplier<?> call) {
        return assertThrows(ProblemException.class, () -> Aws.call(call)).problem();
    }
}
