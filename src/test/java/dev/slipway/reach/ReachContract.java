package dev.slipway.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.change.ProblemException;
import dev.slipway.change.Together;
import dev.slipway.reach.Rung.Kind;
import dev.slipway.reach.Rung.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;

/**
 * Which step of the way is named in each kind of network. Every account in which the network is made has to come to the
 * same.
 */
abstract class ReachContract {

    static final String ME = "198.51.100.7/32";
    private static final String EVERYBODY = "0.0.0.0/0";
    private static final LoadBalancerSchemeEnum PUBLIC = LoadBalancerSchemeEnum.INTERNET_FACING;

    /** Makes a network and a service in it. */
    interface Arrangement {
        void of(ReachScene scene);
    }

    /**
     * One kind of network.
     *
     * @param named {@code SECURITY_GROUP BROKEN reach.group.nobody}: the first broken step, or, where nothing is broken,
     *              a step that tells
     */
    record Scenario(String name, String named, Arrangement arrangement) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** In which there is nothing yet but a default VPC with a way to the internet. */
    abstract ReachScene scene() throws ProblemException;

    /** Once the steps that AWS tells have been looked at. */
    void andThen(ReachScene scene, Climb climb) throws ProblemException {}

    /** Why a scenario cannot be played here; empty when it can. */
    Optional<String> lacks(Scenario scenario) {
        return Optional.empty();
    }

    static Stream<Scenario> scenarios() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(ofGroups());
        all.addAll(ofRoutesAndAddresses());
        all.addAll(ofAcls());
        all.addAll(ofTasks());
        all.addAll(ofBalancers());
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theRightStepIsNamed(Scenario scenario) throws ProblemException {
        assumeTrue(lacks(scenario).isEmpty(), () -> lacks(scenario).get());
        ReachScene scene = scene();
        scenario.arrangement().of(scene);
        Climb climb = new Ladder(scene.account, Together.oneByOne()).climb(scene.wanted);
        Optional<Rung> broken = climb.rungs().stream().filter(rung -> rung.state() == State.BROKEN).findFirst();
        String wanted = scenario.named().split(" ")[0];
        Rung told = broken.orElseGet(() -> climb.rungs().stream().filter(rung -> rung.kind() == Kind.valueOf(wanted))
                .findFirst().orElseThrow());
        assertEquals(scenario.named(), words(told), () -> words(climb));
        assertTrue(told.state() == State.NOT_REACHED || told.key().equals("reach.denied")
                || told.key().equals("reach.task.noService") || !told.looked().isEmpty(),
                () -> "nothing is said of what was looked at: " + told);
        andThen(scene, climb);
    }

    static String words(Climb climb) {
        return climb.rungs().stream().map(ReachContract::words).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String words(Rung rung) {
        return rung.kind() + " " + rung.state() + " " + rung.key();
    }

    private static List<Scenario> ofGroups() {
        return List.of(
                direct("everybody is let in", "SECURITY_GROUP OK reach.group.everybody", s -> s.open(EVERYBODY)),
                direct("I am let in", "SECURITY_GROUP OK reach.group.you", s -> {
                    s.open("198.51.100.0/24");
                    s.askFrom(ME);
                }),
                direct("others are let in", "SECURITY_GROUP BROKEN reach.group.notYou", s -> {
                    s.open("203.0.113.0/24");
                    s.askFrom(ME);
                }),
                direct("some are let in, and who asks is not known", "SECURITY_GROUP UNKNOWN reach.group.some",
                        s -> s.open("203.0.113.7/32")),
                direct("nobody is let in", "SECURITY_GROUP BROKEN reach.group.nobody", _ -> {}),
                direct("another port is open", "SECURITY_GROUP BROKEN reach.group.otherPorts",
                        s -> s.open(s.group, 80, EVERYBODY)),
                direct("every protocol is let in", "SECURITY_GROUP OK reach.group.everybody",
                        s -> s.openProtocol("-1", -1, EVERYBODY)),
                direct("UDP is let in", "SECURITY_GROUP BROKEN reach.group.nobody",
                        s -> s.openProtocol("udp", ReachScene.PORT, EVERYBODY)),
                direct("the group lets itself in", "SECURITY_GROUP BROKEN reach.group.onlyInside",
                        ReachScene::openToItself),
                direct("another group is let in on purpose", "SECURITY_GROUP INTENDED reach.group.inside",
                        s -> s.openToGroup(s.newGroup("callers"))),
                direct("the inside is let in on purpose", "SECURITY_GROUP INTENDED reach.group.inside",
                        s -> s.open("10.0.0.0/8")),
                direct("a prefix list lets me in", "SECURITY_GROUP OK reach.group.you", s -> {
                    s.openToList("203.0.113.0/24", "198.51.100.0/28");
                    s.askFrom(ME);
                }),
                direct("a prefix list lets others in", "SECURITY_GROUP BROKEN reach.group.notYou", s -> {
                    s.openToList("203.0.113.0/24");
                    s.askFrom(ME);
                }),
                direct("a prefix list lets some in", "SECURITY_GROUP UNKNOWN reach.group.some",
                        s -> s.openToList("203.0.113.0/24")),
                direct("a prefix list may not be read", "SECURITY_GROUP UNKNOWN reach.group.prefixList", s -> {
                    s.openToList("203.0.113.0/24");
                    s.refusing.deny("GetManagedPrefixListEntries");
                }),
                direct("everybody is let in by halves", "SECURITY_GROUP OK reach.group.everybody", s -> {
                    s.open("0.0.0.0/1");
                    s.open("128.0.0.0/1");
                }),
                of("the second group lets in", "SECURITY_GROUP OK reach.group.everybody", s -> {
                    String second = s.newGroup("second");
                    s.open(second, ReachScene.PORT, EVERYBODY);
                    s.run(r -> r.networkConfiguration(n -> n.awsvpcConfiguration(v -> v.subnets(s.home.subnetId())
                            .securityGroups(s.group, second).assignPublicIp("ENABLED"))));
                }),
                direct("only IPv6 is let in to an IPv4 address", "SECURITY_GROUP BROKEN reach.group.otherFamily",
                        s -> s.open("::/0")),
                direct("the group may not be read", "SECURITY_GROUP UNKNOWN reach.denied", s -> {
                    s.open(EVERYBODY);
                    s.refusing.deny("DescribeSecurityGroupRules");
                }));
    }

    private static List<Scenario> ofRoutesAndAddresses() {
        return List.of(
                v6("IPv6 is open where IPv4 is not", "ADDRESS OK reach.address.foundV6", s -> {
                    s.routeToInternet(s.mainTable, "::/0");
                    s.open("::/0");
                }),
                v6("IPv6 gets out but not in", "ROUTE BROKEN reach.route.egressOnly", s -> {
                    s.routeToEgressOnly();
                    s.open("::/0");
                    s.askFrom("2001:db8::7/128");
                }),
                v6("IPv6 has no route", "ROUTE BROKEN reach.route.none", s -> {
                    s.open("::/0");
                    s.askFrom("2001:db8::7/128");
                }),
                of("there is no public address", "ADDRESS BROKEN reach.address.none", s -> {
                    s.open(EVERYBODY);
                    s.runWithoutAddressInPublicSubnet();
                }),
                of("there is no public address and no way in", "ADDRESS BROKEN reach.address.nonePrivate", s -> {
                    s.open(EVERYBODY);
                    s.routeToNat(s.ownTable(s.home.subnetId()), EVERYBODY);
                    s.run(s::withoutAddress);
                }),
                of("the service is for the inside", "ADDRESS INTENDED reach.address.internal", s -> {
                    s.openToGroup(s.newGroup("callers"));
                    s.routeToNat(s.ownTable(s.home.subnetId()), EVERYBODY);
                    s.run(s::withoutAddress);
                }),
                direct("there is no route", "ROUTE BROKEN reach.route.none", s -> {
                    s.open(EVERYBODY);
                    s.later(ReachScene::removeRoute);
                }),
                direct("the route leads to a NAT gateway", "ROUTE BROKEN reach.route.nat", s -> {
                    s.open(EVERYBODY);
                    s.routeToNat(s.ownTable(s.home.subnetId()), EVERYBODY);
                }),
                direct("a more exact route takes my answers elsewhere", "ROUTE BROKEN reach.route.nat", s -> {
                    s.open(EVERYBODY);
                    s.askFrom(ME);
                    s.routeToNat(s.mainTable, "198.51.100.0/24");
                }),
                direct("the subnet's own table has no route", "ROUTE BROKEN reach.route.none", s -> {
                    s.open(EVERYBODY);
                    s.later(it -> it.ownTable(it.home.subnetId()));
                }),
                direct("only the subnet's own table has a route", "ROUTE OK reach.route.internet", s -> {
                    s.open(EVERYBODY);
                    s.routeToInternet(s.ownTable(s.home.subnetId()), EVERYBODY);
                    s.removeRoute();
                }),
                direct("the route tables may not be read", "ROUTE UNKNOWN reach.denied", s -> {
                    s.open(EVERYBODY);
                    s.refusing.deny("DescribeRouteTables");
                }),
                direct("route and group are closed", "ROUTE BROKEN reach.route.none", s -> s.later(
                        ReachScene::removeRoute)),
                of("address and group are missing", "ADDRESS BROKEN reach.address.none",
                        ReachScene::runWithoutAddressInPublicSubnet));
    }

    private static List<Scenario> ofAcls() {
        return List.of(
                direct("the ACL keeps questions out", "NETWORK_ACL BROKEN reach.acl.in", s -> {
                    s.open(EVERYBODY);
                    s.acl(10, RuleAction.DENY, false, EVERYBODY, 8000, 9000);
                }),
                direct("the ACL keeps answers in", "NETWORK_ACL BROKEN reach.acl.out", s -> {
                    s.open(EVERYBODY);
                    s.acl(10, RuleAction.DENY, true, EVERYBODY, 1024, 65535);
                }),
                direct("the ACL keeps some answers in", "NETWORK_ACL UNKNOWN reach.acl.someOut", s -> {
                    s.open(EVERYBODY);
                    s.acl(10, RuleAction.DENY, true, EVERYBODY, 1024, 32767);
                }),
                direct("the ACL keeps my questions out", "NETWORK_ACL BROKEN reach.acl.in", s -> {
                    s.open(EVERYBODY);
                    s.askFrom(ME);
                    s.acl(10, RuleAction.DENY, false, "198.51.100.0/24", 0, 65535);
                }),
                direct("the ACL keeps others' questions out", "NETWORK_ACL OK reach.acl.open", s -> {
                    s.open(EVERYBODY);
                    s.askFrom(ME);
                    s.acl(10, RuleAction.DENY, false, "203.0.113.0/24", 0, 65535);
                }),
                direct("the ACL allows the port before it denies all", "NETWORK_ACL OK reach.acl.open", s -> {
                    s.open(EVERYBODY);
                    s.acl(10, RuleAction.ALLOW, false, EVERYBODY, ReachScene.PORT, ReachScene.PORT);
                    s.acl(20, RuleAction.DENY, false, EVERYBODY, 0, 65535);
                }),
                direct("ACL and group are closed", "NETWORK_ACL BROKEN reach.acl.in",
                        s -> s.acl(10, RuleAction.DENY, false, EVERYBODY, 0, 65535)),
                direct("ACL and route are closed", "ROUTE BROKEN reach.route.none", s -> {
                    s.open(EVERYBODY);
                    s.acl(10, RuleAction.DENY, false, EVERYBODY, 0, 65535);
                    s.later(ReachScene::removeRoute);
                }));
    }

    private static List<Scenario> ofTasks() {
        return List.of(
                of("there is no service", "TASK BROKEN reach.task.noService", _ -> {}),
                of("no task is wanted", "TASK BROKEN reach.task.noneWanted", s -> s.run(r -> r.desiredCount(0))),
                of("the task is starting", "TASK BROKEN reach.task.starting", s -> {
                    s.create(_ -> {});
                    s.wait(Duration.ofSeconds(10));
                }),
                of("several tasks run", "TASK OK reach.task.runningOf", s -> {
                    s.open(EVERYBODY);
                    s.run(r -> r.desiredCount(3));
                }));
    }

    private static List<Scenario> ofBalancers() {
        return List.of(
                balanced("a load balancer leads to it", "TARGET OK reach.target.healthy", PUBLIC, s -> {
                    s.open(s.front, 80, EVERYBODY);
                    s.openToGroup(s.front);
                }),
                balanced("the load balancer lets nobody in", "BALANCER_GROUP BROKEN reach.group.nobody", PUBLIC,
                        s -> s.openToGroup(s.front)),
                balanced("the load balancer lets others in", "BALANCER_GROUP BROKEN reach.group.notYou", PUBLIC, s -> {
                    s.openToGroup(s.front);
                    s.open(s.front, 80, "203.0.113.0/24");
                    s.askFrom(ME);
                }),
                balanced("the task lets another group in", "SECURITY_GROUP BROKEN reach.group.notBalancer", PUBLIC, s -> {
                    s.open(s.front, 80, EVERYBODY);
                    s.openToGroup(s.newGroup("stranger"));
                }),
                balanced("the task lets nobody in", "SECURITY_GROUP BROKEN reach.group.noBalancer", PUBLIC,
                        s -> s.open(s.front, 80, EVERYBODY)),
                balanced("both groups are closed", "SECURITY_GROUP BROKEN reach.group.noBalancer", PUBLIC, _ -> {}),
                balanced("the task lets the load balancer's subnets in", "SECURITY_GROUP OK reach.group.balancer", PUBLIC,
                        s -> {
                            s.open(s.front, 80, EVERYBODY);
                            s.open(s.other.cidrBlock());
                            s.open(s.third.cidrBlock());
                        }),
                balanced("the load balancer is for the inside", "BALANCER INTENDED reach.balancer.internal",
                        LoadBalancerSchemeEnum.INTERNAL, s -> {
                            s.open(s.front, 80, "10.0.0.0/8");
                            s.openToGroup(s.front);
                        }),
                balanced("the load balancer has lost its listener", "TARGET BROKEN reach.target.noBalancer", PUBLIC, s -> {
                    s.open(s.front, 80, EVERYBODY);
                    s.openToGroup(s.front);
                    s.later(it -> it.account.elb().deleteListener(r -> r.listenerArn(it.listener)));
                }),
                balanced("the listener leads another path to it", "LISTENER UNKNOWN reach.listener.sendsIf", PUBLIC,
                        s -> {
                            s.open(s.front, 80, EVERYBODY);
                            s.openToGroup(s.front);
                            s.rule(1, "/api/?*", s.forward());
                            s.rule(2, "/*", ReachScene.answer("404"));
                        }),
                balanced("a subnet of the load balancer is private", "BALANCER_ROUTE BROKEN reach.route.somePrivate",
                        PUBLIC, s -> {
                            s.open(s.front, 80, EVERYBODY);
                            s.openToGroup(s.front);
                            s.later(it -> it.ownTable(it.other.subnetId()));
                        }),
                balanced("the ACL keeps questions from the load balancer", "BALANCER_ACL BROKEN reach.acl.in", PUBLIC,
                        s -> {
                            s.open(s.front, 80, EVERYBODY);
                            s.openToGroup(s.front);
                            s.acl(10, RuleAction.DENY, false, EVERYBODY, 80, 80);
                        }),
                balanced("the load balancer may not ask", "BALANCER_GROUP BROKEN reach.group.balancerOut", PUBLIC, s -> {
                    s.open(s.front, 80, EVERYBODY);
                    s.openToGroup(s.front);
                    s.closeOutbound(s.front);
                }),
                balanced("the ACL keeps the load balancer's questions from the task", "NETWORK_ACL BROKEN reach.acl.in",
                        PUBLIC, s -> {
                            s.open(s.front, 80, EVERYBODY);
                            s.openToGroup(s.front);
                            s.acl(10, RuleAction.DENY, false, "172.31.0.0/16", ReachScene.PORT, ReachScene.PORT);
                        }),
                of("the load balancer is in the task's own subnet", "NETWORK_ACL OK reach.acl.open", s -> {
                    s.balancer(PUBLIC, s.home, s.other);
                    s.open(s.front, 80, EVERYBODY);
                    s.openToGroup(s.front);
                    s.runBehind();
                }),
                of("the task is in a private subnet behind a load balancer", "ROUTE INTENDED reach.route.behind", s -> {
                    s.balancer(PUBLIC, s.other, s.third);
                    s.open(s.front, 80, EVERYBODY);
                    s.openToGroup(s.front);
                    s.routeToNat(s.ownTable(s.home.subnetId()), EVERYBODY);
                    s.run(r -> {
                        s.withoutAddress(r);
                        s.behind(r);
                    });
                }),
                balanced("the load balancer may not be seen", "TARGET UNKNOWN reach.denied", PUBLIC, s -> {
                    s.open(EVERYBODY);
                    s.refusing.deny("DescribeTargetGroups");
                }));
    }

    private static Scenario of(String name, String named, Arrangement arrangement) {
        return new Scenario(name, named, arrangement);
    }

    /** With a public address. */
    private static Scenario direct(String name, String named, Arrangement arrangement) {
        return new Scenario(name, named, scene -> {
            arrangement.of(scene);
            scene.run();
            scene.doLater();
        });
    }

    private static Scenario v6(String name, String named, Arrangement arrangement) {
        return new Scenario(name, named, scene -> {
            scene.withIpv6();
            arrangement.of(scene);
            scene.run();
            scene.giveIpv6Address();
        });
    }

    private static Scenario balanced(String name, String named, LoadBalancerSchemeEnum scheme, Arrangement arrangement) {
        return new Scenario(name, named, scene -> {
            scene.balancer(scheme, scene.other, scene.third);
            arrangement.of(scene);
            scene.runBehind();
            scene.doLater();
        });
    }
}
