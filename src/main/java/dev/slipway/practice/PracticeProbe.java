package dev.slipway.practice;

import dev.slipway.practice.PracticePath.Place;
import dev.slipway.reach.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/**
 * A browser on the practice account's internet: what it gets follows from the account's network and tasks alone, and
 * nothing is sent anywhere. Time-outs come at once.
 */
public final class PracticeProbe implements Probe {

    private static final Duration LOOKING_UP = Duration.ofMillis(3);
    private static final Duration CONNECTING = Duration.ofMillis(12);
    private static final Duration ANSWERING = Duration.ofMillis(8);
    /** As load balancers of AWS name themselves. */
    private static final String BALANCER = "awselb/2.0";
    /** RFC 5737's addresses for documentation; the last one is nobody's task. */
    private static final String BALANCER_ADDRESS = "203.0.113.255";

    private final PracticeAccount account;
    private final PracticeImages images;
    private final PracticePath path;

    /** Whatever public range a rule names is taken to hold the learner. */
    public PracticeProbe(PracticeAccount account) {
        this(account, Optional.empty());
    }

    /** @param learner the IPv4 address that the questions come from */
    public PracticeProbe(PracticeAccount account, Optional<String> learner) {
        this.account = account;
        this.images = new PracticeImages(account);
        this.path = new PracticePath(account.ec2().network(), learner);
    }

    @Override
    public Reply ask(URI address, Duration patience) {
        synchronized (account) {
            account.catchUp();
            String host = String.valueOf(address.getHost());
            int port = address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
            return host.endsWith(".elb.amazonaws.com") ? balancer(host, port, address, patience)
                    : Reply.of(task(host, port, address, patience));
        }
    }

    private Answer task(String host, int port, URI address, Duration patience) {
        boolean isV6 = host.startsWith("[");
        Optional<NetworkInterface> nic = account.ec2().network().interfaces().all().stream()
                .filter(it -> isAt(it, isV6 ? host.substring(1, host.length() - 1) : host)).findFirst();
        if (nic.filter(it -> path.isOpenToLearner(Place.of(it), port, isV6)).isEmpty()) {
            return new Answer.TimedOut(patience);
        }
        return account.ecs().containersOn(nic.get().networkInterfaceId())
                .filter(container -> images.listening(container).contains(port)).findFirst()
                .map(container -> answer(container, address.getPath())).orElseGet(Answer.Refused::new);
    }

    private static boolean isAt(NetworkInterface nic, String address) {
        return nic.association() != null && address.equals(nic.association().publicIp())
                || nic.ipv6Addresses().stream().anyMatch(it -> it.ipv6Address().equals(address));
    }

    private Reply balancer(String host, int port, URI address, Duration patience) {
        ElbState state = account.elb().state();
        Optional<LoadBalancer> balancer = state.balancers().values().stream()
                .filter(it -> it.dnsName().equalsIgnoreCase(host)).findFirst();
        if (balancer.isEmpty()) {
            return Reply.of(new Answer.NoSuchHost(host));
        }
        Optional<Lookup> lookup = Optional.of(new Lookup(List.of(BALANCER_ADDRESS), LOOKING_UP));
        if (!state.isActive(balancer.get()) || !isOpen(balancer.get(), port)) {
            return new Reply(lookup, new Answer.TimedOut(patience));
        }
        Optional<Listener> listener = state.listeners().values().stream().filter(it -> it.port() == port
                && it.loadBalancerArn().equals(balancer.get().loadBalancerArn())).findFirst();
        return new Reply(lookup, listener.map(it -> listener(state, it, address)).orElseGet(Answer.Refused::new));
    }

    private boolean isOpen(LoadBalancer balancer, int port) {
        return balancer.scheme() != LoadBalancerSchemeEnum.INTERNAL && balancer.availabilityZones().stream()
                .allMatch(zone -> path.isOpenToLearner(new Place(zone.subnetId(), balancer.securityGroups()), port,
                        false));
    }

    private Answer listener(ElbState state, Listener listener, URI address) {
        if ((listener.protocol() == ProtocolEnum.HTTPS) != "https".equals(address.getScheme())) {
            return new Answer.Broken(Fault.TLS);
        }
        Action action = state.actionFor(listener, address.getPath());
        if (action.type() == ActionTypeEnum.FIXED_RESPONSE) {
            return balancerAnswers(Integer.parseInt(action.fixedResponseConfig().statusCode()));
        }
        Optional<NetworkInterface> target = ElbState.groupsOf(List.of(action)).map(state::group)
                .flatMap(group -> group.targets().stream()).filter(ElbTarget::isHealthy)
                .flatMap(it -> account.ec2().network().interfaces().all().stream()
                        .filter(nic -> nic.privateIpAddress().equals(it.described().id()))).findFirst();
        return target.flatMap(nic -> account.ecs().containersOn(nic.networkInterfaceId()).findFirst())
                .map(container -> answer(container, address.getPath())).orElseGet(() -> balancerAnswers(503));
    }

    private static Answer balancerAnswers(int status) {
        return new Answer.Answered(status, "", "", BALANCER, CONNECTING, ANSWERING);
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
}
