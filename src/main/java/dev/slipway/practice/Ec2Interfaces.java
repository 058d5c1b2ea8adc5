package dev.slipway.practice;

import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** EC2's network interfaces, which ECS makes for its tasks, and the tags of everything. */
interface Ec2Interfaces extends Ec2Part {

    @Override
    default DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
        var found = network().interfaces().find(request.networkInterfaceIds(), request.filters());
        Page<NetworkInterface> page = network().interfaces().page(found, request.maxResults(), request.nextToken());
        return DescribeNetworkInterfacesResponse.builder().networkInterfaces(page.items().stream()
                .map(nic -> nic.toBuilder().tagSet(network().tags().of(nic.networkInterfaceId())).build()).toList())
                .nextToken(page.next()).build();
    }

    @Override
    default CreateTagsResponse createTags(CreateTagsRequest request) {
        request.resources().forEach(this::checkThere);
        request.resources().forEach(id -> network().tags().put(id, request.tags()));
        return CreateTagsResponse.builder().build();
    }

    @Override
    default DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        request.resources().forEach(this::checkThere);
        request.resources().forEach(id -> network().tags().remove(id, request.tags()));
        return DeleteTagsResponse.builder().build();
    }

    private void checkThere(String id) {
        if (!network().has(id)) {
            throw network().errors().of("InvalidID", "The ID '" + id + "' is not valid");
        }
    }
}
