package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.CallLog;
import dev.slipway.cloud.Clients;
import dev.slipway.cloud.Intercepted;
import dev.slipway.parts.Applying;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;

/** On the practice account, which has a simulator that was written apart from our evaluator. */
class PracticeRolePoliciesTest extends RolePolicySetups {

    private final PracticeAccount practice = new PracticeAccount(
            PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), "ap-northeast-1");

    @Override
    Clients clients() {
        return practice.clients();
    }

    @Test
    void iamsSimulatorIsAskedAndAgrees() throws ProblemException {
        assertTrue(calls().rows().stream().allMatch(row ->
                row.iam().orElseThrow() == Simulation.Decision.IMPLICIT_DENY && !row.isDisputed()));
        new Applying(folder).make(new RoleSetup(account), wanted());
        assertTrue(calls().rows().stream().allMatch(row ->
                row.iam().orElseThrow() == Simulation.Decision.ALLOWED && !row.isDisputed()));
        put("not", Policies.text("{\"Effect\": \"Deny\", \"Action\": \"ecs:*\", \"Resource\": \"*\"}"));
        assertEquals(3, calls().rows().stream()
                .filter(row -> row.iam().orElseThrow() == Simulation.Decision.EXPLICIT_DENY).count());
        iam.putRolePermissionsBoundary(it -> it.roleName(role)
                .permissionsBoundary("arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser"));
        assertTrue(calls().rows().stream().anyMatch(row ->
                row.iam().orElseThrow() == Simulation.Decision.BOUNDARY_DENY));
        assertFalse(calls().rows().stream().anyMatch(RoleCalls.Row::isDisputed));
    }

    @Test
    void whatIamSaysOtherwiseIsADispute() throws ProblemException {
        RoleCalls.Row row = calls().rows().getFirst();
        assertFalse(row.isDisputed());
        assertTrue(new RoleCalls.Row(row.call(), row.answer(), Optional.of(Simulation.Decision.ALLOWED))
                .isDisputed());
    }

    @Test
    void aSimulatorThatMayNotBeAskedIsSaid() throws ProblemException {
        refusing.deny("SimulatePrincipalPolicy");
        RoleCalls calls = calls();
        assertInstanceOf(AwsProblem.AccessDenied.class, calls.simulation().why().orElseThrow());
        assertTrue(calls.rows().stream().noneMatch(row -> row.iam().isPresent()));
    }

    /** IAM does not keep such policies today; an older one or another's account may. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"Version\": ", "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", "
        + "\"Action\": \"ecr:*\", \"Resource\": \"*\", \"Purpose\": \"all\"}]}", ""})
    void aPolicyThatIsNotUnderstoodIsSaidAndLeftAlone(String text) throws ProblemException {
        String fine = Policies.text("{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"}");
        put("odd", fine);
        account = Account.connect(replacing("odd", text), "ap-northeast-1", new CallLog(InstantSource.system()));
        var plan = new RoleSetup(account).plan(wanted());
        assertTrue(IdentitySetups.keys(plan).stream().anyMatch(key -> key.equals("identity.note.notJson")
                || key.equals("identity.note.notAPolicy")), plan.notes()::toString);
        new Applying(folder).make(new RoleSetup(account), wanted());
        assertEquals(fine, URLDecoder.decode(iam.getRolePolicy(r -> r.roleName(role).policyName("odd"))
                .policyDocument(), StandardCharsets.UTF_8));
        assertEquals(12, calls().rows().stream().filter(row -> row.answer() instanceof RoleCalls.Answer.Allowed).count());
    }

    @Test
    void ourOwnPolicyIsNotWrittenOverWhenItIsNotUnderstood() throws ProblemException {
        put(role + "-deploy", Policies.text("{\"Effect\": \"Allow\", \"Action\": \"ecr:*\", \"Resource\": \"*\"}"));
        account = Account.connect(replacing(role + "-deploy", "{]"), "ap-northeast-1",
                new CallLog(InstantSource.system()));
        var thrown = assertThrows(ProblemException.class, () -> new RoleSetup(account).plan(wanted()));
        assertEquals(new IdentityProblem.NotJson(role + "-deploy", 1, 2), thrown.problem());
    }

    /** The same account, but that one policy reads otherwise than it was written. */
    private Clients replacing(String policy, String text) {
        Clients real = clients();
        IamClient odd = Intercepted.client(IamClient.class, real.iam(), (request, call) ->
                request instanceof GetRolePolicyRequest asked && asked.policyName().equals(policy)
                        ? GetRolePolicyResponse.builder().policyName(policy).policyDocument(text).build() : call.get());
        return new Clients(real.sts(), odd, real.ecr(), real.ecs(), real.ec2(), real.logs(), real.elb(),
                real.quotas());
    }
}
