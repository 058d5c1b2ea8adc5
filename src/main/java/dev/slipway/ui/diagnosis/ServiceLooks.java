package dev.slipway.ui.diagnosis;

import dev.slipway.change.Note;
import dev.slipway.change.Once;
import dev.slipway.change.Together;
import dev.slipway.cloud.Account;
import dev.slipway.diagnosis.Cause;
import dev.slipway.diagnosis.Look;
import dev.slipway.identity.KeyRights;
import dev.slipway.identity.RepositoryPolicies;
import dev.slipway.identity.RoleNeed;
import dev.slipway.identity.RoleRights;
import dev.slipway.identity.RoleSight;
import dev.slipway.identity.RoleTrust;
import dev.slipway.image.ImagesThere;
import dev.slipway.image.PlatformsMatch;
import dev.slipway.pipeline.Seen;
import dev.slipway.pipeline.Workload;
import dev.slipway.reach.BalancerPassage;
import dev.slipway.reach.Egress;
import dev.slipway.reach.FreeAddresses;
import dev.slipway.reach.SubnetPassage;
import dev.slipway.reach.WayOut;
import dev.slipway.rollout.FargateQuota;
import dev.slipway.rollout.ServiceName;
import dev.slipway.rollout.Workloads;
import dev.slipway.target.LogGroupsThere;
import dev.slipway.target.TargetsHealthy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that can be looked at when a service's tasks do not come up, and which cause each fault means. */
final class ServiceLooks {

    private final Together.Read<Workload> workload;
    private final Account account;
    private final ServiceName service;
    private final Optional<String> revision;
    private final Optional<String> key;

    /**
     * @param revision of the deployment that is meant; empty for what the service runs now
     * @param key      ARN of a KMS key that AWS has named; empty when it has not
     */
    ServiceLooks(Account account, ServiceName service, Optional<String> revision, Optional<String> key) {
        this.account = account;
        this.service = service;
        this.revision = revision;
        this.key = key;
        this.workload = new Once<>(() -> new Workloads(account).read(service, revision));
    }

    /** Nothing is read before a look is asked for its answer. */
    List<Look> all() {
        RoleSight role = new RoleSight(account, workload);
        return List.of(
                look("look.image", Map.of("look.image.none", Cause.IMAGE_NOT_FOUND,
                        "look.image.noRepository", Cause.IMAGE_NOT_FOUND), new ImagesThere(account, workload)),
                look("look.platform", Map.of("look.platform.other", Cause.IMAGE_PLATFORM_MISMATCH),
                        new PlatformsMatch(account, workload)),
                look("look.role", Map.of("look.role.none", Cause.EXECUTION_ROLE_MISSING,
                        "look.role.gone", Cause.EXECUTION_ROLE_CANNOT_BE_ASSUMED,
                        "look.role.distrusts", Cause.EXECUTION_ROLE_CANNOT_BE_ASSUMED), new RoleTrust(role)),
                rights("look.pullRights", Cause.IMAGE_PULL_AUTH, new RoleRights(role, RoleNeed.PULL)),
                rights("look.logRights", Cause.LOG_DRIVER_PERMISSION, new RoleRights(role, RoleNeed.LOG)),
                rights("look.secretRights", Cause.SECRET_FETCH_FAILED, new RoleRights(role, RoleNeed.SECRETS)),
                rights("look.keyRights", Cause.SECRET_FETCH_FAILED, new KeyRights(role, key)),
                look("look.repositoryPolicy", Map.of("look.repositoryPolicy.denies", Cause.IMAGE_PULL_AUTH),
                        new RepositoryPolicies(role)),
                new Look("look.secrets", Set.of(Cause.SECRET_FETCH_FAILED), () -> secrets(workload.get())),
                look("look.logGroup", Map.of("look.logGroup.missing", Cause.LOG_GROUP_MISSING),
                        new LogGroupsThere(account, workload)),
                look("look.wayOut", Map.of("look.wayOut.none", Cause.IMAGE_PULL_NETWORK,
                        "look.wayOut.noAddress", Cause.NO_PUBLIC_IP,
                        "look.wayOut.noSecretEndpoint", Cause.SECRET_FETCH_NETWORK,
                        "look.wayOut.noLogEndpoint", Cause.LOG_DRIVER_NETWORK), new WayOut(account, workload)),
                look("look.egress", Map.of("look.egress.closed", Cause.IMAGE_PULL_NETWORK),
                        new Egress(account, workload)),
                look("look.acl", Map.of("look.acl.out", Cause.IMAGE_PULL_NETWORK,
                        "look.acl.replies", Cause.IMAGE_PULL_NETWORK), new SubnetPassage(account, workload)),
                look("look.addresses", Map.of("look.addresses.none", Cause.SUBNET_IPS_EXHAUSTED),
                        new FreeAddresses(account, workload)),
                look("look.port", Map.of("look.port.closed", Cause.SECURITY_GROUP_BLOCKS_PORT,
                        "look.port.others", Cause.SECURITY_GROUP_BLOCKS_PORT),
                        new BalancerPassage(account, workload)),
                look("look.target", Map.of("look.target.unhealthy", Cause.TARGET_GROUP_UNHEALTHY,
                        "look.target.unused", Cause.TARGET_GROUP_NO_LOAD_BALANCER),
                        new TargetsHealthy(account, workload)),
                look("look.quota", Map.of("look.quota.used", Cause.SERVICE_QUOTA_REACHED),
                        new FargateQuota(account, service, revision)));
    }

    private static Look rights(String key, Cause cause, Together.Read<Seen> read) {
        return look(key, Map.of("look.rights.denied", cause), read);
    }

    /** @param faults what each fault's sentence means */
    private static Look look(String key, Map<String, Cause> faults, Together.Read<Seen> read) {
        return new Look(key, Set.copyOf(faults.values()), () -> {
            Seen seen = read.get();
            Note said = Note.info(seen.key(), seen.facts().toArray());
            return switch (seen.state()) {
                case FINE -> new Look.Answer.Excludes(said);
                case FAULT -> new Look.Answer.Confirms(faults.get(seen.key()), said);
                case UNTOLD -> new Look.Answer.CannotTell(said);
            };
        });
    }

    /** Slipway asks neither Secrets Manager nor Parameter Store. */
    private Look.Answer secrets(Workload workload) {
        if (workload.secrets().isEmpty()) {
            return new Look.Answer.Excludes(Note.info("look.secrets.none"));
        }
        String from = workload.secrets().getFirst();
        String command = from.contains(":secretsmanager:")
                ? "aws secretsmanager describe-secret --secret-id " + from.replaceFirst("^((?:[^:]*:){6}[^:]*).*", "$1")
                : "aws ssm get-parameters --names " + from;
        return new Look.Answer.CannotTell(Note.info("look.secrets.byHand", workload.secrets().size(),
                command + " --region " + account.region()));
    }
}
