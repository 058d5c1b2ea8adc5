package dev.slipway.reach;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.reach.Rung.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Task;

/** The way from the internet to a service's container, as far as AWS tells it, step by step. */
public final class Ladder {

    private final RunningTask tasks;
    private final Network network;
    private final Together together;

    public Ladder(Account account, Together together) {
        this.tasks = new RunningTask(account.ecs());
        this.network = new Network(account.ec2());
        this.together = together;
    }

    /**
     * The steps from the task to the security group, all of them, in order. A step that may not be read is unknown and
     * does not stop the others.
     *
     * @throws ProblemException when AWS was not reached, or refused for another reason than missing rights
     */
    public List<Rung> climb(ReachRequest request) throws ProblemException {
        List<Rung> rungs = new ArrayList<>();
        Optional<Task> task = readable(Kind.TASK, rungs, () -> tasks.find(request, rungs));
        Optional<NetworkInterface> nic = task.isEmpty() ? Optional.empty()
                : readable(Kind.INTERFACE, rungs, () -> network.interfaceOf(task.get(), rungs));
        if (nic.isPresent()) {
            rungs.add(Network.address(nic.get()));
            rungs.addAll(together.all(List.of(
                    () -> readable(Kind.ROUTE, () -> network.route(nic.get())),
                    () -> readable(Kind.NETWORK_ACL, () -> network.acl(nic.get(), request.port())),
                    () -> readable(Kind.SECURITY_GROUP, () -> network.securityGroups(nic.get(), request.port())))));
        }
        for (Kind kind : List.of(Kind.TASK, Kind.INTERFACE, Kind.ADDRESS, Kind.ROUTE, Kind.NETWORK_ACL,
                Kind.SECURITY_GROUP)) {
            if (rungs.stream().noneMatch(rung -> rung.kind() == kind)) {
                rungs.add(Rung.notReached(kind));
            }
        }
        return rungs;
    }

    /** The public address that a climb has found. */
    public static Optional<String> address(List<Rung> rungs) {
        return rungs.stream().filter(rung -> rung.kind() == Kind.ADDRESS && rung.state() == Rung.State.OK)
                .map(rung -> rung.facts().getFirst().toString()).findFirst();
    }

    /** The security groups that a climb has found, for opening a port in one of them. */
    public static List<String> securityGroups(List<Rung> rungs) {
        return rungs.stream().filter(rung -> rung.kind() == Kind.INTERFACE && rung.state() == Rung.State.OK)
                .flatMap(rung -> rung.facts().stream().skip(2)).map(Object::toString)
                .flatMap(groups -> List.of(groups.split(", ")).stream()).toList();
    }

    private static Rung readable(Kind kind, Together.Read<Rung> read) throws ProblemException {
        List<Rung> denied = new ArrayList<>();
        return readable(kind, denied, () -> Optional.of(read.get())).orElseGet(denied::getFirst);
    }

    private static <T> Optional<T> readable(Kind kind, List<Rung> rungs, Together.Read<Optional<T>> read)
            throws ProblemException {
        try {
            return read.get();
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.AccessDenied denied) {
                rungs.add(Rung.unknown(kind, "reach.denied", denied.action().isEmpty() ? needed(kind)
                        : denied.action()));
                return Optional.empty();
            }
            throw e;
        }
    }

    /** EC2 does not always say which right is missing. */
    private static String needed(Kind kind) {
        return switch (kind) {
            case INTERFACE -> "ec2:DescribeNetworkInterfaces";
            case ROUTE -> "ec2:DescribeRouteTables";
            case NETWORK_ACL -> "ec2:DescribeNetworkAcls";
            case SECURITY_GROUP -> "ec2:DescribeSecurityGroupRules";
            default -> "ecs:DescribeServices";
        };
    }
}
