package dev.slipway.practice;

import dev.slipway.cloud.Clients;

/** One AWS account in memory. Its services know each other through it. */
public final class PracticeAccount {

    /** The account id that AWS's own documentation uses. */
    public static final String ID = "123456789012";

    private final PracticeClock clock;
    private final String region;
    private final PracticeSts sts = new PracticeSts(this);
    private final PracticeIam iam = new PracticeIam(this);
    private final PracticeEcr ecr = new PracticeEcr(this);
    private final PracticeEcs ecs = new PracticeEcs(this);
    private final PracticeEc2 ec2 = new PracticeEc2(this);
    private final PracticeLogs logs = new PracticeLogs(this);

    public PracticeAccount(PracticeClock clock, String region) {
        this.clock = clock;
        this.region = region;
    }

    /** The SDK's interfaces, answered from memory. */
    public Clients clients() {
        return new Clients(sts, iam, ecr, ecs, ec2, logs);
    }

    PracticeClock clock() {
        return clock;
    }

    String region() {
        return region;
    }

    PracticeSts sts() {
        return sts;
    }

    PracticeIam iam() {
        return iam;
    }

    PracticeEcr ecr() {
        return ecr;
    }

    PracticeEcs ecs() {
        return ecs;
    }

    PracticeEc2 ec2() {
        return ec2;
    }

    PracticeLogs logs() {
        return logs;
    }
}
