package dev.slipway.practice;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListResponse;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsResponse;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesResponse;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.PrefixListState;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** EC2's managed prefix lists: ranges with one name, for rules and routes. */
interface Ec2PrefixLists extends Ec2Part {

    @Override
    default CreateManagedPrefixListResponse createManagedPrefixList(CreateManagedPrefixListRequest request) {
        if (request.entries().size() > request.maxEntries()) {
            throw network().errors().of("PrefixListMaxEntriesExceeded", "The prefix list holds at most "
                    + request.maxEntries() + " entries");
        }
        String id = network().newId("pl", ResourceType.PREFIX_LIST, request.tagSpecifications());
        ManagedPrefixList made = ManagedPrefixList.builder().prefixListId(id).prefixListName(request.prefixListName())
                .addressFamily(request.addressFamily()).maxEntries(request.maxEntries()).version(1L)
                .state(PrefixListState.CREATE_COMPLETE).ownerId(PracticeAccount.ID)
                .prefixListArn(network().account().arn("ec2", "prefix-list/" + id)).build();
        network().prefixLists().put(made);
        network().setEntries(id, request.entries().stream().map(Ec2PrefixLists::entry).toList());
        return CreateManagedPrefixListResponse.builder().prefixList(tagged(made)).build();
    }

    private static PrefixListEntry entry(AddPrefixListEntry added) {
        return PrefixListEntry.builder().cidr(added.cidr()).description(added.description()).build();
    }

    @Override
    default DescribeManagedPrefixListsResponse describeManagedPrefixLists(DescribeManagedPrefixListsRequest request) {
        var found = network().prefixLists().find(request.prefixListIds(), request.filters());
        Page<ManagedPrefixList> page = network().prefixLists().page(found, request.maxResults(), request.nextToken());
        return DescribeManagedPrefixListsResponse.builder().prefixLists(page.items().stream().map(this::tagged).toList())
                .nextToken(page.next()).build();
    }

    @Override
    default GetManagedPrefixListEntriesResponse getManagedPrefixListEntries(GetManagedPrefixListEntriesRequest request) {
        List<PrefixListEntry> entries = network().entries(network().prefixLists().get(request.prefixListId())
                .prefixListId());
        Page<PrefixListEntry> page = Page.of(entries, request.maxResults(), request.nextToken(), 100,
                network().errors()::badToken);
        return GetManagedPrefixListEntriesResponse.builder().entries(page.items()).nextToken(page.next()).build();
    }

    private ManagedPrefixList tagged(ManagedPrefixList list) {
        return list.toBuilder().tags(network().tags().of(list.prefixListId())).build();
    }
}
