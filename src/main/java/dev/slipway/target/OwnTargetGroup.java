package dev.slipway.target;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.cloud.RequestText;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** The target group in which ECS registers the addresses of the tasks, and how these are asked for their health. */
record OwnTargetGroup(Account account, BalancerRequest wanted, Optional<TargetGroup> there) {

    Reference reference() {
        return new Reference(new Subject(Subject.Kind.TARGET_GROUP, wanted.name()),
                there.map(TargetGroup::targetGroupArn));
    }

    /** @throws ProblemException {@link TargetProblem.TargetGroupUnusable} when one of that name will not do */
    Change change() throws ProblemException {
        if (there.isPresent()) {
            check(there.get());
            return new Change.Keep(reference().what(), there.get().targetGroupArn());
        }
        CreateTargetGroupRequest request = CreateTargetGroupRequest.builder().name(wanted.name())
                .targetType(TargetTypeEnum.IP).protocol(ProtocolEnum.HTTP).port(wanted.port())
                .vpcId(wanted.network().vpcId()).healthCheckProtocol(ProtocolEnum.HTTP)
                .healthCheckPath(wanted.path()).tags(tag(wanted.tag())).build();
        return new Change.Create(reference().what(), RequestText.of(request), Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> account.elb().createTargetGroup(request)).targetGroups().getFirst()
                        .targetGroupArn()));
    }

    /** What is otherwise than wanted, and stays so. */
    List<Note> notes() {
        return there.filter(group -> !wanted.path().equals(group.healthCheckPath())).map(group -> Note.warning(
                "target.targetGroup.path", wanted.name(), Objects.requireNonNullElse(group.healthCheckPath(), "–"),
                wanted.path())).stream().toList();
    }

    static Tag tag(String value) {
        return Tag.builder().key(Pipeline.TAG).value(value).build();
    }

    private void check(TargetGroup group) throws ProblemException {
        boolean fits = group.targetType() == TargetTypeEnum.IP && group.protocol() == ProtocolEnum.HTTP
                && wanted.network().vpcId().equals(group.vpcId());
        if (!fits) {
            throw new ProblemException(new TargetProblem.TargetGroupUnusable(wanted.name(), group.vpcId(),
                    group.targetTypeAsString(), group.protocolAsString()));
        }
    }
}
