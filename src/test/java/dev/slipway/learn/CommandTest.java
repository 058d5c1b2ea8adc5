package dev.slipway.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryName;
import dev.slipway.pipeline.Trust;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names come into a command as a shell takes them, whatever somebody has typed. */
class CommandTest {

    private static final Pipeline PIPELINE = Pipeline.defaults(new RepositoryName("octo", "shop"), "main");

    @Test
    void thePipelinesOwnNamesFillIt() {
        Command command = new Command("c", "aws ecs list-tasks --cluster {cluster} --region {region}");

        assertEquals("aws ecs list-tasks --cluster my-app-cluster --region eu-west-1",
                command.filled(Names.of(PIPELINE, "123456789012", "eu-west-1", "aws")));
    }

    @Test
    void aStrangeNameIsQuotedByWhereItStands() {
        Names names = new Names(Map.of("branch", "it's$x"));

        assertEquals("git push origin HEAD:'it'\\''s$x'", filled("git push origin HEAD:{branch}", names));
        assertEquals("echo 'on it'\\''s$x'", filled("echo 'on {branch}'", names));
        assertEquals("echo \"on it's\\$x\"", filled("echo \"on {branch}\"", names));
        assertEquals("echo 'a'\"b it's\\$x\"'c'", filled("echo 'a'\"b {branch}\"'c'", names));
    }

    @Test
    void bracesThatAreNoPlaceStay() {
        assertEquals("docker image inspect --format '{{.Os}}' \"${ROLE##*/}\" {enable=true}",
                filled("docker image inspect --format '{{.Os}}' \"${ROLE##*/}\" {enable=true}", Names.unknown()));
    }

    @Test
    void aPlaceThatNothingFillsIsAMistake() {
        assertThrows(IllegalStateException.class, () -> filled("aws {nothing}", Names.unknown()));
    }

    @Test
    void withoutAPipelineEachNameStandsForItself() {
        assertEquals("--role-name CI_ROLE --cluster CLUSTER", filled("--role-name {ciRole} --cluster {cluster}",
                Names.unknown()));
    }

    @Test
    void aCompanysPlaceAtGitHubAndAnotherPartitionAreNamed() {
        Trust trust = new Trust("https://token.actions.acme.ghe.com/acme", "sts.amazonaws.com", "ci", "ROLE");
        Names names = Names.of(PIPELINE.withTrust(trust), "123456789012", "cn-north-1", "aws-cn");

        assertEquals("acme.ghe.com", names.values().get("host"));
        assertEquals("acme.ghe.com/octo/shop", names.values().get("github"));
        assertEquals("octo/shop", names.values().get("repository"));
        assertEquals("token.actions.acme.ghe.com/acme", names.values().get("issuerHost"));
        assertEquals("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", names.values().get("registry"));
    }

    @Test
    void aLongLineIsFoldedWhereAShellAndJsonTakeIt() {
        Command command = new Command("c", "aws iam put-role-policy --role-name {ciRole} --policy-document "
                + "'{\"Version\":\"2012-10-17\",\"Statement\":[]}' --query 'a,b --c'\naws sts get-caller-identity");

        assertEquals("""
                aws iam put-role-policy \\
                  --role-name CI_ROLE \\
                  --policy-document '{"Version":"2012-10-17",
                "Statement":[]}' \\
                  --query 'a,b --c'
                aws sts get-caller-identity""", command.folded(Names.unknown()));
    }

    private static String filled(String template, Names names) {
        return new Command("c", template).filled(names);
    }
}
