package dev.slipway.practice;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.ImageScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecr.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.TagResourceRequest;
import software.amazon.awssdk.services.ecr.model.TagResourceResponse;
import software.amazon.awssdk.services.ecr.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecr.model.UntagResourceResponse;

/** ECR's repositories; what is in them is {@link EcrImages}'. */
interface EcrRepositories extends EcrPart {

    Pattern NAME = Pattern.compile(
            "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");

    @Override
    default CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
        String name = request.repositoryName();
        if (name == null || name.length() < 2 || name.length() > 256 || !NAME.matcher(name).matches()) {
            throw state().errors().invalid("repositoryName", "must satisfy regular expression '" + NAME + "'");
        }
        if (state().has(name)) {
            throw state().errors().repositoryExists(name);
        }
        PracticeAccount account = state().account();
        Repository made = Repository.builder().repositoryName(name).registryId(PracticeAccount.ID)
                .repositoryArn(account.arn("ecr", "repository/" + name))
                .repositoryUri(account.registry() + "/" + name).createdAt(account.now())
                .imageTagMutability(Objects.requireNonNullElse(request.imageTagMutability(),
                        ImageTagMutability.MUTABLE))
                .imageScanningConfiguration(Objects.requireNonNullElseGet(request.imageScanningConfiguration(),
                        () -> ImageScanningConfiguration.builder().scanOnPush(false).build()))
                .encryptionConfiguration(Objects.requireNonNullElseGet(request.encryptionConfiguration(),
                        () -> EncryptionConfiguration.builder().encryptionType(EncryptionType.AES256).build()))
                .build();
        EcrState.KeptRepository kept = EcrState.KeptRepository.of(made);
        request.tags().forEach(tag -> kept.tags().put(tag.key(), tag.value()));
        state().put(kept);
        return CreateRepositoryResponse.builder().repository(made).build();
    }

    @Override
    default DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        List<Repository> found = request.repositoryNames().isEmpty()
                ? state().repositories().stream().map(EcrState.KeptRepository::described).toList()
                : request.repositoryNames().stream().map(name -> state().repository(name).described()).toList();
        Page<Repository> page = state().page(found, request.maxResults(), request.nextToken());
        return DescribeRepositoriesResponse.builder().repositories(page.items()).nextToken(page.next()).build();
    }

    @Override
    default DeleteRepositoryResponse deleteRepository(DeleteRepositoryRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        if (!kept.images().isEmpty() && !Boolean.TRUE.equals(request.force())) {
            throw state().errors().repositoryNotEmpty(request.repositoryName());
        }
        state().remove(request.repositoryName());
        return DeleteRepositoryResponse.builder().repository(kept.described()).build();
    }

    @Override
    default PutImageTagMutabilityResponse putImageTagMutability(PutImageTagMutabilityRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        state().put(kept.with(kept.described().toBuilder().imageTagMutability(request.imageTagMutability()).build()));
        return PutImageTagMutabilityResponse.builder().registryId(PracticeAccount.ID)
                .repositoryName(request.repositoryName()).imageTagMutability(request.imageTagMutability()).build();
    }

    @Override
    default PutImageScanningConfigurationResponse putImageScanningConfiguration(
            PutImageScanningConfigurationRequest request) {
        EcrState.KeptRepository kept = state().repository(request.repositoryName());
        state().put(kept.with(kept.described().toBuilder()
                .imageScanningConfiguration(request.imageScanningConfiguration()).build()));
        return PutImageScanningConfigurationResponse.builder().registryId(PracticeAccount.ID)
                .repositoryName(request.repositoryName())
                .imageScanningConfiguration(request.imageScanningConfiguration()).build();
    }

    /** Kept as it is; nothing in practice is held to it. */
    @Override
    default SetRepositoryPolicyResponse setRepositoryPolicy(SetRepositoryPolicyRequest request) {
        String name = state().repository(request.repositoryName()).described().repositoryName();
        state().policies().put(name, request.policyText());
        return SetRepositoryPolicyResponse.builder().registryId(PracticeAccount.ID).repositoryName(name)
                .policyText(request.policyText()).build();
    }

    @Override
    default GetRepositoryPolicyResponse getRepositoryPolicy(GetRepositoryPolicyRequest request) {
        String name = state().repository(request.repositoryName()).described().repositoryName();
        if (!state().policies().containsKey(name)) {
            throw state().errors().policyNotFound(name);
        }
        return GetRepositoryPolicyResponse.builder().registryId(PracticeAccount.ID).repositoryName(name)
                .policyText(state().policies().get(name)).build();
    }

    /** Kept as it is; no image of the practice account grows old enough to go. */
    @Override
    default PutLifecyclePolicyResponse putLifecyclePolicy(PutLifecyclePolicyRequest request) {
        String name = state().repository(request.repositoryName()).described().repositoryName();
        state().lifecycles().put(name, request.lifecyclePolicyText());
        return PutLifecyclePolicyResponse.builder().registryId(PracticeAccount.ID).repositoryName(name)
                .lifecyclePolicyText(request.lifecyclePolicyText()).build();
    }

    @Override
    default GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
        String name = state().repository(request.repositoryName()).described().repositoryName();
        if (!state().lifecycles().containsKey(name)) {
            throw state().errors().lifecycleNotFound(name);
        }
        return GetLifecyclePolicyResponse.builder().registryId(PracticeAccount.ID).repositoryName(name)
                .lifecyclePolicyText(state().lifecycles().get(name)).build();
    }

    @Override
    default ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder().tags(state().repositoryByArn(request.resourceArn()).tagList())
                .build();
    }

    @Override
    default TagResourceResponse tagResource(TagResourceRequest request) {
        EcrState.KeptRepository kept = state().repositoryByArn(request.resourceArn());
        request.tags().forEach(tag -> kept.tags().put(tag.key(), tag.value()));
        return TagResourceResponse.builder().build();
    }

    @Override
    default UntagResourceResponse untagResource(UntagResourceRequest request) {
        EcrState.KeptRepository kept = state().repositoryByArn(request.resourceArn());
        request.tagKeys().forEach(kept.tags()::remove);
        return UntagResourceResponse.builder().build();
    }
}
