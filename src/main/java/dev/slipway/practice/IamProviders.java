package dev.slipway.practice;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderResponse;

/** IAM's OpenID Connect providers. */
interface IamProviders extends IamPart {

    int MOST_CLIENT_IDS = 100;

    @Override
    default CreateOpenIdConnectProviderResponse createOpenIDConnectProvider(
            CreateOpenIdConnectProviderRequest request) {
        String url = request.url() == null ? "" : request.url();
        if (!url.matches("https://[^\\s?#]+\\.[^\\s?#]+")) {
            throw state().errors().validation("Invalid Open ID Connect Provider URL");
        }
        String host = url.substring("https://".length()).replaceFirst("/$", "");
        String arn = state().account().iamArn("oidc-provider/" + host);
        if (state().providers().containsKey(arn)) {
            throw state().errors().alreadyExists("Provider with url " + url + " already exists.");
        }
        // without a thumbprint AWS fetches the host's; GitHub's is checked by trusted roots anyway
        List<String> thumbprints = request.thumbprintList().isEmpty()
                ? List.of(state().account().ids().hex(40)) : request.thumbprintList();
        List<Tag> tags = state().merged(List.of(), request.tags());
        state().providers().put(arn, GetOpenIdConnectProviderResponse.builder().url(host)
                .clientIDList(request.clientIDList()).thumbprintList(thumbprints).tags(tags)
                .createDate(state().account().now()).build());
        return CreateOpenIdConnectProviderResponse.builder().openIDConnectProviderArn(arn).tags(tags).build();
    }

    @Override
    default GetOpenIdConnectProviderResponse getOpenIDConnectProvider(GetOpenIdConnectProviderRequest request) {
        return state().provider(request.openIDConnectProviderArn());
    }

    @Override
    default ListOpenIdConnectProvidersResponse listOpenIDConnectProviders(ListOpenIdConnectProvidersRequest request) {
        return ListOpenIdConnectProvidersResponse.builder().openIDConnectProviderList(state().providers().keySet()
                .stream().map(arn -> OpenIDConnectProviderListEntry.builder().arn(arn).build()).toList()).build();
    }

    /** Of one that is not there, too: AWS does not mind. */
    @Override
    default DeleteOpenIdConnectProviderResponse deleteOpenIDConnectProvider(
            DeleteOpenIdConnectProviderRequest request) {
        state().providers().remove(request.openIDConnectProviderArn());
        return DeleteOpenIdConnectProviderResponse.builder().build();
    }

    /** Adding one that is there changes nothing. */
    @Override
    default AddClientIdToOpenIdConnectProviderResponse addClientIDToOpenIDConnectProvider(
            AddClientIdToOpenIdConnectProviderRequest request) {
        var provider = state().provider(request.openIDConnectProviderArn());
        List<String> clients = Stream.concat(provider.clientIDList().stream(), Stream.of(request.clientID())).distinct()
                .toList();
        if (clients.size() > MOST_CLIENT_IDS) {
            throw state().errors().limitExceeded("Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: "
                    + MOST_CLIENT_IDS);
        }
        change(request.openIDConnectProviderArn(), provider.toBuilder().clientIDList(clients));
        return AddClientIdToOpenIdConnectProviderResponse.builder().build();
    }

    @Override
    default RemoveClientIdFromOpenIdConnectProviderResponse removeClientIDFromOpenIDConnectProvider(
            RemoveClientIdFromOpenIdConnectProviderRequest request) {
        var provider = state().provider(request.openIDConnectProviderArn());
        change(request.openIDConnectProviderArn(), provider.toBuilder().clientIDList(provider.clientIDList().stream()
                .filter(client -> !client.equals(request.clientID())).toList()));
        return RemoveClientIdFromOpenIdConnectProviderResponse.builder().build();
    }

    @Override
    default TagOpenIdConnectProviderResponse tagOpenIDConnectProvider(TagOpenIdConnectProviderRequest request) {
        var provider = state().provider(request.openIDConnectProviderArn());
        change(request.openIDConnectProviderArn(),
                provider.toBuilder().tags(state().merged(provider.tags(), request.tags())));
        return TagOpenIdConnectProviderResponse.builder().build();
    }

    @Override
    default UntagOpenIdConnectProviderResponse untagOpenIDConnectProvider(UntagOpenIdConnectProviderRequest request) {
        var provider = state().provider(request.openIDConnectProviderArn());
        change(request.openIDConnectProviderArn(),
                provider.toBuilder().tags(IamState.without(provider.tags(), request.tagKeys())));
        return UntagOpenIdConnectProviderResponse.builder().build();
    }

    @Override
    default ListOpenIdConnectProviderTagsResponse listOpenIDConnectProviderTags(
            ListOpenIdConnectProviderTagsRequest request) {
        var provider = state().provider(request.openIDConnectProviderArn());
        Page<Tag> page = state().page(provider.tags(), request.maxItems(), request.marker());
        return ListOpenIdConnectProviderTagsResponse.builder().tags(page.items()).isTruncated(page.next() != null)
                .marker(page.next()).build();
    }

    private void change(String arn, GetOpenIdConnectProviderResponse.Builder changed) {
        state().providers().put(arn, changed.build());
    }
}
