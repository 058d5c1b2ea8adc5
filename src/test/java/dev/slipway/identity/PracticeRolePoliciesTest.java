package dev.slipway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.Clients;
import dev.slipway.parts.Applying;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
