package dev.slipway.planted.target;

import java.awt.Point;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Planted: a name that says nothing, threads, the environment, internals, printing, state without an owner. */
final class TargetManager {

    static String last = "";

    private TargetManager() {}

    static void violate(EcsClient ecs) {
        Thread.ofVirtual().start(() -> last = System.getenv("HOME"));
        System.out.println(new Point(1, 1));
        ecs.registerTaskDefinition(request -> request.family("app"));
    }
}
