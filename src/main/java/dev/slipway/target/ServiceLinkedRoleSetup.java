package dev.slipway.target;

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
import dev.slipway.cloud.AwsProblem;
import dev.slipway.cloud.RequestText;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.CreateServiceLinkedRoleRequest;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * Makes the role through which ECS attaches network interfaces, in an account that never used ECS. It bears no tag of
 * ours: the whole account shares it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html">Service-linked roles for ECS</a>
 */
public final class ServiceLinkedRoleSetup implements Operation<ServiceLinkedRoleRequest> {

    public static final String NAME = "target.serviceLinkedRole";

    private static final String PATH = "/aws-service-role/" + ServiceLinkedRoleRequest.SERVICE + "/";

    private final Account account;

    public ServiceLinkedRoleSetup(Account account) {
        this.account = account;
    }

    @Override
    public Plan<ServiceLinkedRoleRequest> plan(ServiceLinkedRoleRequest wanted) throws ProblemException {
        try {
            Optional<Role> there = find();
            Subject what = new Subject(Subject.Kind.SERVICE_LINKED_ROLE, ServiceLinkedRoleRequest.ROLE);
            return there.isPresent() ? Plan.of(NAME, wanted, new Change.Keep(what, there.get().arn()))
                    : new Plan<>(NAME, wanted, List.of(create(what)),
                            List.of(Note.info("target.linkedRole.missing")));
        } catch (ProblemException e) {
            if (e.problem() instanceof AwsProblem.AccessDenied) {
                // ECS makes it by itself for whoever may, so that this need not stand in the way of all else
                return new Plan<>(NAME, wanted, List.of(), List.of(Note.info("target.linkedRole.unread")));
            }
            throw e;
        }
    }

    private Optional<Role> find() throws ProblemException {
        return Aws.call(() -> account.iam().listRolesPaginator(r -> r.pathPrefix(PATH)).roles().stream().findFirst());
    }

    private Change create(Subject what) {
        CreateServiceLinkedRoleRequest request = CreateServiceLinkedRoleRequest.builder()
                .awsServiceName(ServiceLinkedRoleRequest.SERVICE).build();
        return new Change.Create(what, RequestText.of(request), Call.of(AwsCommand.of(request),
                (_, _) -> Aws.call(() -> account.iam().createServiceLinkedRole(request)).role().arn()));
    }
}
