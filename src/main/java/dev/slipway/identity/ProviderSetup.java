package dev.slipway.identity;

import dev.slipway.change.Call;
import dev.slipway.change.Change;
import dev.slipway.change.Note;
import dev.slipway.change.Operation;
import dev.slipway.change.Plan;
import dev.slipway.change.ProblemException;
import dev.slipway.change.Subject;
import dev.slipway.cloud.Account;
import dev.slipway.cloud.Aws;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * The account's door for GitHub's tokens. There is one a host and account, shared by all pipelines. No thumbprint is
 * given: AWS knows GitHub's certificate authority itself. Addresses are the same when they are to the letter.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html">OIDC
 *     providers</a>
 */
public final class ProviderSetup implements Operation<ProviderRequest> {

    private final Account account;

    public ProviderSetup(Account account) {
        this.account = account;
    }

    /** {@code arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com}. */
    public static String arn(Account account, String url) {
        return account.iamArn("oidc-provider/" + url.replaceFirst("^https://", ""));
    }

    @Override
    public Plan<ProviderRequest> plan(ProviderRequest wanted) throws ProblemException {
        String arn = arn(account, wanted.url());
        Subject subject = new Subject(Subject.Kind.OIDC_PROVIDER, wanted.host());
        Optional<List<String>> audiences = Aws.call(() -> {
            try {
                return Optional.of(account.iam().getOpenIDConnectProvider(it -> it.openIDConnectProviderArn(arn))
                        .clientIDList());
            } catch (NoSuchEntityException e) {
                return Optional.<List<String>>empty();
            }
        });
        if (audiences.isEmpty()) {
            return new Plan<>("identity.provider", wanted, List.of(create(subject, wanted)), near(arn));
        }
        List<String> found = audiences.get();
        return Plan.of("identity.provider", wanted, found.contains(wanted.audience())
                ? new Change.Keep(subject, arn) : update(subject, arn, found, wanted.audience()));
    }

    /** AWS compares addresses to the letter, so that one which differs by a capital or a slash is another provider. */
    private List<Note> near(String arn) throws ProblemException {
        String host = TrustPolicy.hostOf(arn);
        return ProviderSight.arns(account).orElse(Set.of()).stream().filter(it -> it.contains(":oidc-provider/"))
                .map(TrustPolicy::hostOf)
                .filter(it -> IssuerHost.isNear(it, host) || it.startsWith(host + "/")).sorted()
                .map(it -> Note.warning("identity.note.nearProvider", it, host)).toList();
    }

    private Change create(Subject subject, ProviderRequest wanted) {
        CreateOpenIdConnectProviderRequest request = CreateOpenIdConnectProviderRequest.builder()
                .url(wanted.url()).clientIDList(wanted.audience())
                .tags(Tag.builder().key(Pipeline.TAG).value(wanted.tag()).build()).build();
        return new Change.Create(subject, wanted.url() + "\n" + wanted.audience(), Call.of(AwsCommand.of(request),
                (_, _) -> IamRefusal.told(wanted.host(), () -> account.iam().createOpenIDConnectProvider(request)
                        .openIDConnectProviderArn())));
    }

    private Change update(Subject subject, String arn, List<String> found, String audience) {
        AddClientIdToOpenIdConnectProviderRequest request = AddClientIdToOpenIdConnectProviderRequest.builder()
                .openIDConnectProviderArn(arn).clientID(audience).build();
        List<String> after = Stream.concat(found.stream(), Stream.of(audience)).toList();
        return new Change.Update(subject, String.join("\n", found), String.join("\n", after),
                Call.of(AwsCommand.of(request), (_, _) -> {
                    IamRefusal.told(subject.name(), () -> account.iam().addClientIDToOpenIDConnectProvider(request));
                    return arn;
                }));
    }
}
