package dev.slipway.practice;

import dev.slipway.cloud.Clients;
import dev.slipway.reach.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * A browser on the practice account's internet: what it gets follows from the account's network and tasks alone, and
 * nothing is sent anywhere. Time-outs come at once. Whatever public range a rule names is taken to hold the learner.
 */
public final class PracticeProbe implements Probe {

    private static final String INTERNET = "0.0.0.0/0";
    private static final List<Cidr> PRIVATE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "127.0.0.0/8").map(text -> Cidr.parse(text).orElseThrow()).toList();
    private static final Duration CONNECTING = Duration.ofMillis(12);
    private static final Duration ANSWERING = Duration.ofMillis(8);

    private final Clients clients;
    private final PracticeImages images;

    public PracticeProbe(PracticeAccount account) {
        this.clients = account.clients();
        this.images = new PracticeImages(account);
    }

    @Override
    public Reply ask(URI address, Duration patience) {
        int port = address.getPort() < 0 ? 80 : address.getPort();
        Optional<NetworkInterface> nic = clients.ec2().describeNetworkInterfaces(it -> it.filters(
                by("association.public-ip", String.valueOf(address.getHost())))).networkInterfaces().stream().findFirst();
        if (nic.filter(it -> isRouted(it) && isLetIn(it, port)).isEmpty()) {
            return Reply.of(new Answer.TimedOut(patience));
        }
        return Reply.of(listening(nic.get(), port).map(container -> answer(container, address.getPath()))
                .orElseGet(Answer.Refused::new));
    }

    private boolean isRouted(NetworkInterface nic) {
        List<RouteTable> own = tables(by("association.subnet-id", nic.subnetId()));
        List<RouteTable> tables = own.isEmpty()
                ? tables(by("association.main", "true"), by("vpc-id", nic.vpcId())) : own;
        return tables.stream().flatMap(table -> table.routes().stream()).anyMatch(route ->
                INTERNET.equals(route.destinationCidrBlock()) && String.valueOf(route.gatewayId()).startsWith("igw-"));
    }

    private List<RouteTable> tables(Filter... filters) {
        return clients.ec2().describeRouteTables(it -> it.filters(filters)).routeTables();
    }

    private boolean isLetIn(NetworkInterface nic, int port) {
        Filter groups = by("group-id", nic.groups().stream().map(GroupIdentifier::groupId).toArray(String[]::new));
        return clients.ec2().describeSecurityGroupRulesPaginator(it -> it.filters(groups)).securityGroupRules().stream()
                .anyMatch(rule -> !rule.isEgress() && isFor(rule, port) && isFromTheInternet(rule));
    }

    /** Whether the rule is about TCP connections to that port. */
    static boolean isFor(SecurityGroupRule rule, int port) {
        return rule.ipProtocol().equals("-1")
                || rule.ipProtocol().equals("tcp") && rule.fromPort() <= port && port <= rule.toPort();
    }

    private static boolean isFromTheInternet(SecurityGroupRule rule) {
        return Cidr.parse(rule.cidrIpv4()).filter(from -> PRIVATE.stream().noneMatch(it -> it.contains(from)))
                .isPresent();
    }

    /** The container of the interface's running task in which a program listens on that port. */
    private Optional<ContainerDefinition> listening(NetworkInterface nic, int port) {
        return clients.ecs().listClustersPaginator().clusterArns().stream().flatMap(this::running)
                .filter(task -> task.attachments().stream().flatMap(attachment -> attachment.details().stream())
                        .map(KeyValuePair::value).anyMatch(nic.networkInterfaceId()::equals))
                .flatMap(task -> clients.ecs().describeTaskDefinition(it -> it.taskDefinition(task.taskDefinitionArn()))
                        .taskDefinition().containerDefinitions().stream())
                .filter(container -> images.listening(container).contains(port)).findFirst();
    }

    private Stream<Task> running(String cluster) {
        List<String> arns = clients.ecs().listTasks(it -> it.cluster(cluster).desiredStatus(DesiredStatus.RUNNING))
                .taskArns();
        return arns.isEmpty() ? Stream.empty() : clients.ecs().describeTasks(it -> it.cluster(cluster).tasks(arns))
                .tasks().stream().filter(task -> "RUNNING".equals(task.lastStatus()));
    }

    private static Answer answer(ContainerDefinition container, String path) {
        boolean sample = PracticeImages.isTheSample(container);
        int status = PracticeImages.status(container, path);
        if (status == 200) {
            return answered(status, sample ? "{\"message\":\"Hello from my-app-api\"}" : "It works!");
        }
        return answered(status, sample ? "{\"message\":\"Not found\"}" : "Not Found");
    }

    private static Answer answered(int status, String body) {
        return new Answer.Answered(status, body, "", "", CONNECTING, ANSWERING);
    }

    private static Filter by(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
