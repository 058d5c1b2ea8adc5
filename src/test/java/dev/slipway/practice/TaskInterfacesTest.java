package dev.slipway.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;

class TaskInterfacesTest {

    private final PracticeAccount account =
            new PracticeAccount(PracticeClock.still(Instant.parse("2026-11-23T09:00:00Z")), "ap-northeast-1");
    private final Ec2Client ec2 = account.clients().ec2();
    private final Subnet subnet = ec2.describeSubnets().subnets().getFirst();

    @Test
    void aTaskGetsAnAddressOfItsSubnetAndOneOfTheInternet() {
        NetworkInterface made = account.ec2().attachTask(subnet.subnetId(), List.of(), true);

        assertTrue(made.networkInterfaceId().matches("eni-0[0-9a-f]{16}"));
        assertTrue(made.macAddress().matches("06(:[0-9a-f]{2}){5}"), made.macAddress());
        assertEquals("172.31.0.4", made.privateIpAddress());
        assertEquals("203.0.113.1", made.association().publicIp());
        assertEquals("default", made.groups().getFirst().groupName());
        assertEquals(List.of(made.networkInterfaceId()), ec2.describeNetworkInterfaces(r -> r.filters(Filter.builder()
                .name("association.public-ip").values("203.0.113.1").build())).networkInterfaces().stream()
                .map(NetworkInterface::networkInterfaceId).toList());
    }

    @Test
    void aTaskWithoutAPublicAddressHasNone() {
        assertNull(account.ec2().attachTask(subnet.subnetId(), List.of(), false).association());
    }

    @Test
    void thePublicAddressChangesWithEveryTask() {
        Set<String> addresses = new HashSet<>();
        for (int i = 0; i < 254; i++) {
            NetworkInterface made = account.ec2().attachTask(subnet.subnetId(), List.of(), true);
            addresses.add(made.association().publicIp());
            account.ec2().releaseTask(made.networkInterfaceId());
        }

        assertEquals(254, addresses.size());
        assertTrue(addresses.stream().allMatch(address -> address.matches("203\\.0\\.113\\.\\d+")));
    }

    @Test
    void aReleasedInterfaceIsGoneAndItsPrivateAddressFree() {
        NetworkInterface made = account.ec2().attachTask(subnet.subnetId(), List.of(), true);
        assertNotEquals(made.privateIpAddress(),
                account.ec2().attachTask(subnet.subnetId(), List.of(), true).privateIpAddress());
        account.ec2().releaseTask(made.networkInterfaceId());
        account.ec2().releaseTask(made.networkInterfaceId());

        assertEquals(1, ec2.describeNetworkInterfaces().networkInterfaces().size());
        assertEquals(made.privateIpAddress(),
                account.ec2().attachTask(subnet.subnetId(), List.of(), true).privateIpAddress());
    }

    @Test
    void whatATaskUsesCannotBeDeleted() {
        String group = ec2.createSecurityGroup(r -> r.groupName("used").description("d")).groupId();
        account.ec2().attachTask(subnet.subnetId(), List.of(group), true);

        assertEquals("DependencyViolation", code(() -> ec2.deleteSecurityGroup(r -> r.groupId(group))));
        assertEquals("DependencyViolation", code(() -> ec2.deleteSubnet(r -> r.subnetId(subnet.subnetId()))));
    }

    @Test
    void aTaskNeedsASubnetAndGroupsThatAreThere() {
        assertEquals("InvalidSubnetID.NotFound",
                code(() -> account.ec2().attachTask("subnet-0aaaaaaaaaaaaaaaa", List.of(), true)));
        assertEquals("InvalidGroup.NotFound",
                code(() -> account.ec2().attachTask(subnet.subnetId(), List.of("sg-0aaaaaaaaaaaaaaaa"), true)));
        assertEquals(List.of(), ec2.describeNetworkInterfaces().networkInterfaces());
    }

    @Test
    void aFullSubnetTakesNoMoreTasks() {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/24")).vpc().vpcId();
        String small = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.0.0.0/28")).subnet().subnetId();
        for (int i = 0; i < 11; i++) {
            account.ec2().attachTask(small, List.of(), false);
        }

        assertEquals(0, ec2.describeSubnets(r -> r.subnetIds(small)).subnets().getFirst().availableIpAddressCount());
        assertEquals("InsufficientFreeAddressesInSubnet",
                code(() -> account.ec2().attachTask(small, List.of(), false)));
    }

    private static String code(Runnable call) {
        return assertThrows(Ec2Exception.class, call::run).awsErrorDetails().errorCode();
    }
}
