package dev.slipway.target;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.LogGroups;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Said;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Looks whether an account has what files and settings name. */
public record NamesThere(Account account) {

    /** @throws ProblemException an {@link dev.slipway.cloud.AwsProblem}, as all of these */
    public Said.Existing cluster(String name) throws ProblemException {
        return new Said.Existing(Side.CLUSTER, name, Aws.call(() -> account.ecs()
                .describeClusters(r -> r.clusters(name)).clusters().stream()
                .anyMatch(cluster -> "ACTIVE".equals(cluster.status()))));
    }

    public Said.Existing repository(String name) throws ProblemException {
        return new Said.Existing(Side.REPOSITORY, name, Aws.call(() -> {
            try {
                return !account.ecr().describeRepositories(r -> r.repositoryNames(name)).repositories().isEmpty();
            } catch (RepositoryNotFoundException e) {
                return false;
            }
        }));
    }

    public Said.Existing logGroup(String name) throws ProblemException {
        return new Said.Existing(Side.LOG_GROUP, name, LogGroups.isThere(account, name));
    }

    public Said.Existing executionRole(String name) throws ProblemException {
        return new Said.Existing(Side.EXECUTION_ROLE, name, Aws.call(() -> {
            try {
                return account.iam().getRole(r -> r.roleName(name)).role() != null;
            } catch (NoSuchEntityException e) {
                return false;
            }
        }));
    }
}
