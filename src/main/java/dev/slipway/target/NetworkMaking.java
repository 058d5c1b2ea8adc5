package dev.slipway.target;

import dev.slipway.change.Pause;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.Settling;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Names, tags and sends what is made for a network. */
record NetworkMaking(Account account, Pause pause, NetworkRequest wanted) {

    TagSpecification tags(ResourceType type, String name) {
        return TagSpecification.builder().resourceType(type)
                .tags(Tag.builder().key("Name").value(name).build(),
                        Tag.builder().key(Pipeline.TAG).value(wanted.tag()).build()).build();
    }

    boolean isOurs(List<Tag> tags) {
        return tags.stream().anyMatch(tag -> Pipeline.TAG.equals(tag.key()) && wanted.tag().equals(tag.value()));
    }

    /** The call's answer; calls again for a while when EC2 does not yet know what it has just made. */
    <T> T settled(Supplier<T> call) throws ProblemException {
        return new Settling(pause).call(call,
                problem -> problem instanceof AwsProblem.Refused refused && refused.code().endsWith(".NotFound"));
    }
}
