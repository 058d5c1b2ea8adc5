package dev.slipway.taskdef;

import static dev.slipway.taskdef.Samples.definition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipway.cloud.Account;
import dev.slipway.cloud.CallLog;
import dev.slipway.practice.PracticeAccount;
import dev.slipway.practice.PracticeClock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SecretMoveTest {

    private static final String VARIABLE = "/containerDefinitions/0/environment/0";

    @Test
    void theValueLeavesTheDefinitionAndThePlaceIsNamedInstead() throws Exception {
        TaskDefinition before = definition("""
                {'family': 'shop', 'executionRoleArn': 'r', 'containerDefinitions': [{'name': 'web', 'image': 'web:1',
                'environment': [{'name': 'DB_PASSWORD', 'value': 'plain'}]}]}""");
        for (SecretMove.Store store : SecretMove.Store.values()) {
            SecretMove move = SecretMove.to(store, account(), "shop", "DB_PASSWORD");

            TaskDefinition after = move.in(before, VARIABLE);

            assertFalse(after.text().contains("plain"));
            assertTrue(after.at("/containerDefinitions/0/environment").isMissingNode());
            assertEquals(move.from(), after.at("/containerDefinitions/0/secrets/0/valueFrom").asText());
            assertTrue(Rules.check(after).stream().noneMatch(finding -> finding.rule().startsWith("E")),
                    () -> Rules.check(after).toString());
            assertFalse(move.command().contains("plain"));
        }
    }

    @Test
    void bothStoresAreNamedByFamilyAndVariable() throws Exception {
        SecretMove manager = SecretMove.to(SecretMove.Store.SECRETS_MANAGER, account(), "shop", "KEY");
        SecretMove parameter = SecretMove.to(SecretMove.Store.PARAMETER_STORE, account(), "", "KEY");

        assertEquals(account().arn("secretsmanager", "secret:shop/KEY"), manager.from());
        assertTrue(manager.command().contains("--name shop/KEY --secret-string \"$KEY\""), manager.command());
        assertEquals(account().arn("ssm", "parameter/KEY"), parameter.from());
        assertTrue(parameter.command().contains("--name /KEY --type SecureString"), parameter.command());
    }

    @Test
    void anotherVariableThatHasMovedThereIsLeftAlone() throws Exception {
        TaskDefinition other = definition("{'containerDefinitions': [{'environment': [{'name': 'OTHER', 'value': '1'}]}]}");

        assertEquals(other, SecretMove.to(SecretMove.Store.PARAMETER_STORE, account(), "shop", "KEY").in(other, VARIABLE));
    }

    private static Account account() throws Exception {
        return Account.connect(new PracticeAccount(PracticeClock.still(Instant.parse("2026-05-25T04:47:34Z")),
                "ap-northeast-1").clients(), "ap-northeast-1", new CallLog(InstantSource.system()));
    }
}
