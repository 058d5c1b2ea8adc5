package dev.slipway.practice;

import dev.slipway.cloud.Clients;
import dev.slipway.learn.PracticeLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * One AWS account in memory, and the one lock of all its services, which know each other through it. It starts as a new
 * account does: with a default VPC and no role, not even the service-linked one of ECS.
 */
public final class PracticeAccount {

    /** The account id that AWS's own documentation uses. */
    public static final String ID = "123456789012";

    private static final Duration BETWEEN_TIMES = Duration.ofMinutes(1);
    private static final double FULL = 0.04;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final PracticeClock clock;
    private final String region;
    private final PracticeIds ids = PracticeIds.kept();
    private final PracticeIds passing = PracticeIds.passing();
    private final PracticeAgenda agenda = new PracticeAgenda();
    private final PracticeSts sts;
    private final PracticeIam iam;
    private final PracticeEcr ecr;
    private final PracticeEcs ecs;
    private final PracticeEc2 ec2;
    private final PracticeLogs logs;
    private final PracticeElb elb;
    private final PracticeQuotas quotas;
    private final PracticeConditions conditions;
    private final PracticeDoor door;
    private boolean hasFargateCapacity = true;
    private Consumer<JournalLine> told = _ -> { };
    private Instant lastTold = Instant.EPOCH;

    public PracticeAccount(PracticeClock clock, String region) {
        this(clock, region, true);
    }

    private PracticeAccount(PracticeClock clock, String region, boolean hasDefaultVpc) {
        this.clock = clock;
        this.region = region;
        catchUp();
        this.conditions = new PracticeConditions(agenda::now);
        this.door = new PracticeDoor(this, clock);
        this.sts = new PracticeSts(this);
        this.iam = new PracticeIam(this);
        this.ecr = new PracticeEcr(this);
        this.ecs = new PracticeEcs(this);
        this.ec2 = new PracticeEc2(this);
        this.logs = new PracticeLogs(this);
        this.elb = new PracticeElb(this);
        this.quotas = new PracticeQuotas(this);
        if (hasDefaultVpc) {
            ec2.layOutDefaultVpc();
        }
    }

    /** An account whose default VPC somebody has deleted. */
    public static PracticeAccount withoutDefaultVpc(PracticeClock clock, String region) {
        return new PracticeAccount(clock, region, false);
    }

    /** The SDK's interfaces, answered from memory. */
    public Clients clients() {
        return new Clients(door.oneAtATime(StsClient.class, sts), door.oneAtATime(IamClient.class, iam),
                door.oneAtATime(EcrClient.class, ecr), door.oneAtATime(EcsClient.class, ecs),
                door.oneAtATime(Ec2Client.class, ec2), door.oneAtATime(CloudWatchLogsClient.class, logs),
                door.oneAtATime(ElasticLoadBalancingV2Client.class, elb),
                door.oneAtATime(ServiceQuotasClient.class, quotas));
    }

    /** From now on it behaves like that. */
    public synchronized void setLevel(PracticeLevel level) {
        catchUp();
        conditions.set(level);
        tell(new PracticeChange.LevelSet(level));
    }

    public PracticeLevel level() {
        return conditions.level();
    }

    /** From now on other luck is met, the same with each seed. */
    public synchronized void setSeed(long seed) {
        catchUp();
        conditions.setSeed(seed);
        tell(new PracticeChange.SeedSet(seed));
    }

    /**
     * What comes was let through before, and so is neither refused for coming too often nor slow, until
     * {@link #endRepeating}.
     *
     * @param most how much may happen by itself meanwhile
     */
    synchronized void beginRepeating(long most) {
        door.setRepeating(true);
        agenda.limit(most);
    }

    synchronized void endRepeating() {
        door.setRepeating(false);
        agenda.limit(Long.MAX_VALUE);
    }

    /** From now on Fargate has room for another task, or not; what runs stays. */
    public synchronized void setFargateCapacity(boolean has) {
        catchUp();
        hasFargateCapacity = has;
        tell(new PracticeChange.CapacitySet(has));
    }

    /** From now on tasks of so many vCPUs may run at once; what runs stays. */
    public synchronized void setFargateQuota(int vcpus) {
        catchUp();
        quotas.set(vcpus);
        tell(new PracticeChange.QuotaSet(vcpus));
    }

    /** A real Fargate is full now and then, for a minute. */
    boolean hasFargateCapacity() {
        return hasFargateCapacity && !conditions.happens(FULL, "Fargate is full", A_MINUTE);
    }

    /** Lets everything happen that is due by now, which comes before each answer of any of the services. */
    void catchUp() {
        boolean happened = agenda.catchUp(clock.instant());
        if (happened && !now().isBefore(lastTold.plus(BETWEEN_TIMES))) {
            tell(new PracticeChange.Passed());
        }
    }

    /** Who is told, from now on, of everything that is done to the account and around it. */
    synchronized void tellTo(Consumer<JournalLine> told) {
        this.told = told;
    }

    /** Tells of something that was done beside the account. */
    synchronized void done(PracticeChange change) {
        catchUp();
        tell(change);
    }

    /** Tells of what has just been done, by whom holds the account. */
    void tell(PracticeChange change) {
        lastTold = now();
        told.accept(new JournalLine(now(), change));
    }

    /** The ARN of a regional resource: {@code arn("ecs", "cluster/my-app-cluster")}. */
    String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + ID + ":" + resource;
    }

    /** The ARN of an IAM resource, which has no region: {@code iamArn("role/ecsTaskExecutionRole")}. */
    String iamArn(String resource) {
        return "arn:aws:iam::" + ID + ":" + resource;
    }

    /** The host of the account's images. */
    String registry() {
        return ID + ".dkr.ecr." + region + ".amazonaws.com";
    }

    /** The time of what is happening now: of the call that is being answered, or of what was due before it. */
    Instant now() {
        return agenda.now();
    }

    String region() {
        return region;
    }

    PracticeConditions conditions() {
        return conditions;
    }

    PracticeIds ids() {
        return ids;
    }

    /** For what an answer has and nothing keeps, so that the account does not depend on who has looked at it. */
    PracticeIds passing() {
        return passing;
    }

    PracticeAgenda agenda() {
        return agenda;
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

    PracticeElb elb() {
        return elb;
    }

    PracticeQuotas quotas() {
        return quotas;
    }
}
