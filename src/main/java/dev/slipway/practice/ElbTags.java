package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** The tags of everything in Elastic Load Balancing. */
interface ElbTags extends ElbPart {

    @Override
    default AddTagsResponse addTags(AddTagsRequest request) {
        request.resourceArns().forEach(this::checkThere);
        request.resourceArns().forEach(arn -> state().tag(arn, request.tags()));
        return AddTagsResponse.builder().build();
    }

    @Override
    default RemoveTagsResponse removeTags(RemoveTagsRequest request) {
        request.resourceArns().forEach(this::checkThere);
        request.resourceArns().forEach(arn -> state().tagsOf(arn).keySet().removeAll(request.tagKeys()));
        return RemoveTagsResponse.builder().build();
    }

    @Override
    default DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        request.resourceArns().forEach(this::checkThere);
        return DescribeTagsResponse.builder().tagDescriptions(request.resourceArns().stream()
                .map(arn -> TagDescription.builder().resourceArn(arn).tags(listed(arn)).build()).toList()).build();
    }

    private List<Tag> listed(String arn) {
        return state().tagsOf(arn).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList();
    }

    private void checkThere(String arn) {
        if (arn.contains(":targetgroup/")) {
            state().group(arn);
        } else if (arn.contains(":listener/")) {
            state().listener(arn);
        } else {
            state().balancer(arn);
        }
    }
}
