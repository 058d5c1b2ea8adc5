package dev.slipway.ui.identity;

import dev.slipway.change.ProblemException;
import dev.slipway.cloud.Aws;
import dev.slipway.identity.Handshake;
import dev.slipway.identity.PolicyDocument;
import dev.slipway.identity.ProviderSetup;
import dev.slipway.pipeline.Pipeline;
import dev.slipway.pipeline.RepositoryFacts;
import dev.slipway.pipeline.RepositoryFile;
import dev.slipway.pipeline.TokenClaims;
import dev.slipway.ui.World;
import dev.slipway.workflow.JobClaims;
import dev.slipway.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;

/** Evaluates the role's trust policy, as AWS has it, against the tokens that the workflow's jobs will send. */
final class Guests {

    private Guests() {}

    /** The repository's own workflow, or the one that step 4 would write while there is none. */
    static List<Handshake.Row> of(World world, Pipeline pipeline) throws ProblemException {
        String role = pipeline.trust().role();
        String trust = Aws.call(() -> world.account().iam().getRole(r -> r.roleName(role))).role()
                .assumeRolePolicyDocument();
        RepositoryFacts facts = world.code().gitHub().repository(pipeline.repository());
        Optional<String> workflow = new RepositoryFile(world.code().folder(), pipeline.files().workflow()).read();
        List<TokenClaims> claims = JobClaims.of(
                workflow.orElseGet(() -> WorkflowFile.generate(pipeline, world.account().region(), true, "")),
                facts, pipeline.branch()).stream().map(it -> it.issuedBy(world.code().gitHub().host().issuer())).toList();
        return new Handshake(PolicyDocument.parse(role, trust),
                ProviderSetup.arn(world.account(), pipeline.trust().issuer())).with(claims);
    }
}
