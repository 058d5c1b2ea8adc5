package dev.slipway.reach;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where AWS's console shows a thing. AWS does not document these addresses; they are those of the console's own pages.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 */
record ConsoleLinks(String region, String partition) {

    private static final Map<String, String> DOMAINS = Map.of("aws", "console.aws.amazon.com",
            "aws-cn", "console.amazonaws.cn", "aws-us-gov", "console.amazonaws-us-gov.com");
    /** By what an id begins with: the console, and the page in it. */
    private static final Map<String, String> PAGES = Map.of(
            "sg", "ec2/home?region=%s#SecurityGroup:groupId=",
            "eni", "ec2/home?region=%s#NetworkInterface:networkInterfaceId=",
            "rtb", "vpcconsole/home?region=%s#RouteTableDetails:RouteTableId=",
            "acl", "vpcconsole/home?region=%s#NetworkAclDetails:networkAclId=",
            "subnet", "vpcconsole/home?region=%s#SubnetDetails:subnetId=",
            "igw", "vpcconsole/home?region=%s#InternetGateway:internetGatewayId=",
            "nat", "vpcconsole/home?region=%s#NatGatewayDetails:natGatewayId=",
            "pl", "vpcconsole/home?region=%s#PrefixListDetails:prefixListId=");
    /** By the kind of resource in an ARN. */
    private static final Map<String, String> ARN_PAGES = Map.of(
            "loadbalancer", "ec2/home?region=%s#LoadBalancer:loadBalancerArn=",
            "targetgroup", "ec2/home?region=%s#TargetGroup:targetGroupArn=");

    /** Of an EC2 id, of the ARN of a load balancer, target group or task; empty for anything else. */
    Optional<URI> of(String id) {
        if (!DOMAINS.containsKey(partition)) {
            return Optional.empty();
        }
        String resource = id.substring(id.lastIndexOf(':') + 1);
        if (id.startsWith("arn:") && resource.startsWith("task/")) {
            return task(resource.split("/"));
        }
        String page = id.startsWith("arn:") ? ARN_PAGES.get(resource.split("/")[0]) : PAGES.get(id.split("-")[0]);
        return page == null ? Optional.empty()
                : Optional.of(at(page.formatted(region) + URLEncoder.encode(id, StandardCharsets.UTF_8)));
    }

    /** @param parts {@code task}, the cluster, the id; old ARNs have no cluster */
    private Optional<URI> task(String[] parts) {
        return parts.length < 3 ? Optional.empty() : Optional.of(at("ecs/v2/clusters/" + encoded(parts[1]) + "/tasks/"
                + encoded(parts[2]) + "/configuration?region=" + region));
    }

    Optional<URI> service(String cluster, String service) {
        return !DOMAINS.containsKey(partition) ? Optional.empty() : Optional.of(at("ecs/v2/clusters/"
                + encoded(name(cluster)) + "/services/" + encoded(service) + "/health?region=" + region));
    }

    private URI at(String page) {
        return URI.create("https://" + region + "." + DOMAINS.get(partition) + "/" + page);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
