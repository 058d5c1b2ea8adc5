package dev.slipway.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

class AwsCommandTest {

    @Test
    void aRequestWithoutParametersIsTheCommandAlone() {
        assertEquals("aws sts get-caller-identity", AwsCommand.of(GetCallerIdentityRequest.builder().build()));
    }

    @Test
    void plainValuesAreWordsAndStructuresAreJson() {
        assertEquals("aws ecs create-cluster --cluster-name my-app-cluster --tags '[{\"key\":\"a\",\"value\":\"b\"}]'",
                AwsCommand.of(CreateClusterRequest.builder().clusterName("my-app-cluster")
                        .tags(Tag.builder().key("a").value("b").build()).build()));
    }

    @Test
    void listsOfWordsAreWords() {
        assertEquals("aws ec2 describe-vpcs --vpc-ids vpc-1 vpc-2",
                AwsCommand.of(DescribeVpcsRequest.builder().vpcIds("vpc-1", "vpc-2").build()));
    }

    @Test
    void theCommandLineAndPoliciesHaveNamesOfTheirOwnForSomeServices() {
        DescribeTargetGroupsRequest request = DescribeTargetGroupsRequest.builder().names("front").build();

        assertEquals("aws elbv2 describe-target-groups --names front", AwsCommand.of(request));
        assertEquals("elasticloadbalancing:DescribeTargetGroups", AwsCommand.action(request));
        GetServiceQuotaRequest quota = GetServiceQuotaRequest.builder().serviceCode("fargate").quotaCode("L-1").build();
        assertEquals("aws service-quotas get-service-quota --service-code fargate --quota-code L-1",
                AwsCommand.of(quota));
        assertEquals("servicequotas:GetServiceQuota", AwsCommand.action(quota));
        assertEquals("logs:CreateLogGroup", AwsCommand.action(CreateLogGroupRequest.builder().build()));
    }

    @Test
    void anEmptyListIsSaidAsOne() {
        assertEquals("aws ec2 describe-vpcs --vpc-ids '[]'",
                AwsCommand.of(DescribeVpcsRequest.builder().vpcIds(new String[0]).build()));
    }

    @Test
    void filtersAreJsonWithAwssOwnNames() {
        assertEquals("aws ec2 describe-security-groups --filters '[{\"Name\":\"vpc-id\",\"Values\":[\"vpc-1\"]}]'",
                AwsCommand.of(DescribeSecurityGroupsRequest.builder()
                        .filters(Filter.builder().name("vpc-id").values("vpc-1").build()).build()));
    }

    @Test
    void switchesAreFlags() {
        assertEquals("aws ecs update-service --service api --force-new-deployment --no-enable-execute-command",
                AwsCommand.of(UpdateServiceRequest.builder().service("api").forceNewDeployment(true)
                        .enableExecuteCommand(false).build()).replace(" --no-enable-execute-command --force-new-deployment",
                        " --force-new-deployment --no-enable-execute-command"));
    }

    @Test
    void namesInCapitalsAreWrittenAsTheCliDoes() {
        assertEquals("aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com "
                + "--client-id-list sts.amazonaws.com", AwsCommand.of(CreateOpenIdConnectProviderRequest.builder()
                .url("https://token.actions.githubusercontent.com").clientIDList("sts.amazonaws.com").build()));
    }

    @Test
    void aShellReadsTheWordsBackUnchanged() throws Exception {
        String awkward = "{\"a\": \"it's $HOME `date` \\\\ !\", \"日\": \"本\"}\n";
        String command = AwsCommand.of(CreateRoleRequest.builder().roleName("r").assumeRolePolicyDocument(awkward).build());
        Process shell = new ProcessBuilder("sh", "-c", "aws() { printf '%s' \"$6\"; }; " + command).start();
        assertEquals(awkward, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                command);
    }

    @Test
    void theServiceIsTheClis() {
        assertEquals("aws logs create-log-group --log-group-name /ecs/my-app-api",
                AwsCommand.of(CreateLogGroupRequest.builder().logGroupName("/ecs/my-app-api").build()));
    }

    @Test
    void anEnumIsItsWireWord() {
        assertTrue(AwsCommand.of(CreateRepositoryRequest.builder().repositoryName("r").imageTagMutability("MUTABLE")
                .imageScanningConfiguration(scan -> scan.scanOnPush(true)).build())
                .contains("--image-tag-mutability MUTABLE --image-scanning-configuration '{\"scanOnPush\":true}'"));
    }

    @Test
    void bytesAreCountedNotShown() {
        String command = AwsCommand.of(ImportKeyPairRequest.builder().keyName("k")
                .publicKeyMaterial(SdkBytes.fromUtf8String("secret")).build());
        assertTrue(command.contains("'(6 bytes)'"), command);
    }
}
