package dev.slipway.taskdef;

import static dev.slipway.taskdef.Rule.error;
import static dev.slipway.taskdef.Where.CONTAINER;
import static dev.slipway.taskdef.Where.PORT;

import java.util.List;

/** F07 to F11 and F32: what does not go with awsvpc networking, on Fargate and on EC2. */
final class NetworkRules {

    private NetworkRules() {}

    static List<Rule> all() {
        return List.of(
                error("F07", CONTAINER, it -> it.isFilled("links") && !it.task().networkMode().equals("bridge")
                        && (it.task().isAwsvpc() || it.task().isOtherThanAwsvpc()), it -> it.at("links").saying("links")
                        .mendedByRemoving()),
                error("F08", CONTAINER, it -> it.task().isAwsvpc() && it.isTrue("disableNetworking"),
                        it -> it.at("disableNetworking").mendedByRemoving()),
                filled("F09", "dnsServers"),
                filled("F09", "dnsSearchDomains"),
                filled("F10", "extraHosts"),
                filled("F11", "hostname"),
                error("F32", PORT, port -> port.task().isAwsvpc() && PortRules.hostPortDiffers(port),
                        port -> port.at("hostPort").saying(port.text("containerPort"))
                                .mendedByPutting(port.node().path("containerPort"))));
    }

    private static Rule filled(String id, String member) {
        return error(id, CONTAINER, it -> it.task().isAwsvpc() && it.isFilled(member),
                it -> it.at(member).saying(member).mendedByRemoving());
    }
}
