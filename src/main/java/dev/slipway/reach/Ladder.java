package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.reach.Fact.Label;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.RunningTask.Found;
import dev.slipway.reach.Walk.Door;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** The way from the internet to a service's container, as far as AWS tells it, step by step. */
public final class Ladder {

    private static final List<Kind> DIRECT = List.of(Kind.TASK, Kind.INTERFACE, Kind.ADDRESS, Kind.ROUTE,
            Kind.NETWORK_ACL, Kind.SECURITY_GROUP);
    private static final List<Kind> BALANCED = Stream.concat(DIRECT.stream(), Stream.of(Kind.LISTENER,
            Kind.BALANCER, Kind.BALANCER_ROUTE, Kind.BALANCER_ACL, Kind.BALANCER_GROUP, Kind.TARGET)).toList();

    private final RunningTask tasks;
    private final Network network;
    private final Fronts fronts;
    private final Together together;
    private final ConsoleLinks console;

    public Ladder(Account account, Together together) {
        this.console = new ConsoleLinks(account.region(), account.caller().partition());
        this.tasks = new RunningTask(account.ecs(), console);
        this.network = new Network(account.ec2());
        this.fronts = new Fronts(account.elb(), together);
        this.together = together;
    }

    /**
     * The steps from the task to the last security group, all of them, in order. A step that may not be read is unknown
     * and does not stop the others.
     *
     * @throws ProblemException when AWS was not reached, or refused for another reason than missing rights
     */
    Climb climb(ReachRequest request) throws ProblemException {
        List<Rung> rungs = new ArrayList<>();
        Sight<Optional<Found>> found = Sight.of("ecs:DescribeServices", () -> tasks.find(request, rungs));
        if (found instanceof Sight.Denied<Optional<Found>>(String action)) {
            rungs.add(Rung.unknown(Kind.TASK, "reach.denied", action));
        }
        Optional<Found> service = found.value().flatMap(it -> it);
        Optional<NetworkInterface> nic = service.isEmpty() ? Optional.empty() : interfaceOf(service.get(), rungs);
        if (nic.isEmpty()) {
            return new Climb(Climb.filled(rungs, DIRECT), Optional.empty(), Optional.empty(), Optional.empty(), false);
        }
        return climb(request, service.get(), nic.get(), rungs);
    }

    /** The one with a public address, of several, or what the next task's will be like; for a task, adds the rung that says how it stands. */
    private Optional<NetworkInterface> interfaceOf(Found found, List<Rung> rungs) throws ProblemException {
        if (found.task().isEmpty()) {
            return found.placement().isEmpty() ? Optional.empty() : Sight.of("ec2:DescribeSubnets",
                    () -> network.planned(found.placement().get())).value();
        }
        List<String> ids = found.interfaces();
        if (ids.isEmpty()) {
            rungs.add(Rung.unknown(Kind.INTERFACE, "reach.interface.none"));
            return Optional.empty();
        }
        Sight<List<NetworkInterface>> all = Sight.of("ec2:DescribeNetworkInterfaces", () -> network.interfaces(ids));
        if (all instanceof Sight.Denied<List<NetworkInterface>>(String action)) {
            rungs.add(Rung.unknown(Kind.INTERFACE, "reach.denied", action));
            return Optional.empty();
        }
        Optional<NetworkInterface> best = all.value().orElseThrow().stream()
                .min(Comparator.comparing(nic -> DirectClimb.publicV4(nic).isEmpty()));
        if (best.isEmpty()) {
            rungs.add(Rung.broken(Kind.INTERFACE, "reach.interface.gone", ids.getFirst()));
        }
        return best;
    }

    private Climb climb(ReachRequest request, Found found, NetworkInterface nic, List<Rung> rungs)
            throws ProblemException {
        Sight<Optional<Fronts.Standing>> front = Sight.of("elasticloadbalancing:DescribeTargetGroups",
                () -> fronts.of(found.service().loadBalancers(), request.port()));
        Optional<Front> before = front.value().flatMap(it -> it).filter(Fronts.Standing.Before.class::isInstance)
                .map(it -> ((Fronts.Standing.Before) it).front());
        Around around = around(nic, before);
        if (found.task().isPresent()) {
            rungs.add(ofInterface(nic, around));
        }
        Optional<List<Integer>> mapped = tasks.mappedPorts(found);
        if (before.isPresent()) {
            BalancedClimb climb = around.balanced(request, nic, before.get());
            rungs.addAll(climb.rungs());
            boolean isAsked = !before.get().isInternal() && found.task().isPresent();
            Optional<URI> address = isAsked ? climb.listener().address() : Optional.empty();
            return new Climb(Climb.filled(rungs, BALANCED), address, around.door(before.get().balancer()
                    .securityGroups(), climb.listener().port()), mapped, found.isRolling());
        }
        DirectClimb direct = around.direct(request, found, nic);
        DirectClimb.Way way = found.task().isPresent() ? direct.best() : direct.planned();
        rungs.addAll(way.rungs());
        boolean isBalanced = addFront(front, rungs);
        return new Climb(Climb.filled(rungs, isBalanced ? BALANCED : DIRECT),
                isBalanced ? Optional.empty() : way.address().map(request::at),
                around.door(groupsOf(nic), request.port()), mapped, found.isRolling());
    }

    /** What is known of a load balancer that could not be found. */
    private boolean addFront(Sight<Optional<Fronts.Standing>> front, List<Rung> rungs) {
        if (front instanceof Sight.Denied<Optional<Fronts.Standing>>(String action)) {
            rungs.add(Rung.unknown(Kind.TARGET, "reach.denied", action));
            return false;
        }
        Optional<Fronts.Standing> standing = front.value().flatMap(it -> it);
        if (standing.isPresent() && standing.get() instanceof Fronts.Standing.Nowhere nowhere) {
            rungs.add(Rung.broken(Kind.TARGET, "reach.target.noBalancer", nowhere.group().targetGroupName())
                    .looking(new Fact(Label.TARGET_GROUP, nowhere.group().targetGroupName(),
                            nowhere.group().targetGroupArn(), console.of(nowhere.group().targetGroupArn()), true)));
            return true;
        }
        return false;
    }

    private static Rung ofInterface(NetworkInterface nic, Around around) {
        Looking looking = around.looking();
        List<String> groups = groupsOf(nic);
        return Rung.ok(Kind.INTERFACE, "reach.interface.found", nic.networkInterfaceId(), nic.subnetId(),
                String.join(", ", groups)).looking(looking.at(Label.INTERFACE, nic.networkInterfaceId()),
                looking.at(Label.SUBNET, nic.subnetId()), Fact.of(Label.PRIVATE_ADDRESS, nic.privateIpAddress()))
                .looking(looking.groups(groups));
    }

    static List<String> groupsOf(NetworkInterface nic) {
        return nic.groups().stream().map(GroupIdentifier::groupId).toList();
    }

    /** Reads side by side what surrounds the task and its load balancer. */
    private Around around(NetworkInterface nic, Optional<Front> front) throws ProblemException {
        List<String> itsGroups = front.map(it -> it.balancer().securityGroups()).orElse(List.of());
        List<String> subnets = Stream.concat(Stream.of(nic.subnetId()), front.stream()
                .flatMap(it -> it.subnets().stream())).distinct().toList();
        List<String> groups = Stream.concat(groupsOf(nic).stream(), itsGroups.stream()).distinct().toList();
        List<SubnetView> views = network.subnets(subnets, nic.vpcId(), together);
        List<Sight<SecurityRules>> rules = together.all(List.of(() -> rules(groupsOf(nic)), () -> rules(itsGroups)));
        return new Around(console, views, rules.getFirst(), rules.getLast(), network.groups(groups));
    }

    private Sight<SecurityRules> rules(List<String> groups) throws ProblemException {
        return Sight.of("ec2:DescribeSecurityGroupRules", () -> network.rulesWithLists(groups));
    }

    /** What surrounds the task: its subnet first, then those of the load balancer; rules of both; groups of both. */
    private record Around(ConsoleLinks console, List<SubnetView> subnets, Sight<SecurityRules> rules,
                          Sight<SecurityRules> itsRules, List<SecurityGroup> groups) {

        Looking looking() {
            Map<String, String> names = new HashMap<>();
            groups.forEach(group -> names.put(group.groupId(), group.groupName()));
            Stream.of(rules, itsRules).flatMap(sight -> sight.value().stream())
                    .forEach(it -> names.putAll(it.lists().names()));
            return new Looking(console, names);
        }

        DirectClimb direct(ReachRequest request, Found found, NetworkInterface nic) {
            return new DirectClimb(request, looking(), found, nic, subnets.getFirst(), new GroupRungs(looking(),
                    Kind.SECURITY_GROUP, groupsOf(nic), rules, request.port()));
        }

        BalancedClimb balanced(ReachRequest request, NetworkInterface nic, Front front) {
            ListenerRung listener = new ListenerRung(looking(), request, front);
            List<SubnetView> before = subnets.stream().filter(it -> front.subnets().contains(it.id())).toList();
            return new BalancedClimb(request, looking(), nic, subnets.getFirst(), front, before,
                    new GroupRungs(looking(), Kind.SECURITY_GROUP, groupsOf(nic), rules, front.port()),
                    new GroupRungs(looking(), Kind.BALANCER_GROUP, front.balancer().securityGroups(), itsRules,
                            listener.port()), listener);
        }

        /** The group that Slipway made comes first. */
        Optional<Door> door(List<String> ids, int port) {
            List<String> ordered = ids.stream().sorted(Comparator.comparing(id -> groups.stream().noneMatch(
                    group -> group.groupId().equals(id) && group.tags().stream()
                            .anyMatch(tag -> tag.key().equals(Pipeline.TAG))))).toList();
            return ordered.isEmpty() ? Optional.empty() : Optional.of(new Door(ordered, port));
        }
    }
}
