package dev.slipway.workflow;

import dev.slipway.pipeline.Consistency;
import dev.slipway.pipeline.Disagreement;
import dev.slipway.pipeline.Disagreement.Kind;
import dev.slipway.pipeline.Disagreement.Side;
import dev.slipway.pipeline.Facts;
import java.util.List;
import java.util.Optional;

/** What the file says of names and places that the settings, the task definition or the account have otherwise. */
final class AgreementChecks {

    private final Workflow workflow;
    private final Inspection inspection;

    AgreementChecks(Inspection inspection) {
        this.workflow = inspection.workflow();
        this.inspection = inspection;
    }

    void run() {
        List<Deployment> deployments = inspection.pipeline()
                .map(pipeline -> Deployment.of(workflow, pipeline).stream().toList())
                .orElseGet(() -> only(Deployment.all(workflow)));
        deployments.forEach(deployment -> Consistency.of(inspection.beside().with(deployment.facts())).stream()
                .filter(AgreementChecks::isTold).forEach(found -> inspection.findings().add(found,
                        deployment.offset(found.kind()), mend(found, deployment))));
    }

    /** Of several with files of their own, nobody knows which one is meant. */
    private static List<Deployment> only(List<Deployment> all) {
        return all.stream().map(deployment -> deployment.facts().rendering().file()).distinct().count() == 1 ? all
                : List.of();
    }

    /** That the old action is used is said whatever the definition holds. */
    private static boolean isTold(Disagreement found) {
        return found.kind().isAbout(Side.WORKFLOW) && found.kind() != Kind.FAULT_INJECTION;
    }

    /** The only container there is, or what the settings say, written where the name itself stands. */
    private Optional<Mend> mend(Disagreement found, Deployment deployment) {
        boolean isPlain = switch (found.kind()) {
            case WORKFLOW_CONTAINER -> inspection.beside().definition().map(Facts.Definition::containers)
                    .filter(containers -> containers.size() == 1).isPresent();
            case CONTAINER_NAMES, WORKFLOW_CLUSTER, WORKFLOW_SERVICE, WORKFLOW_REGION, WORKFLOW_REPOSITORY -> true;
            default -> false;
        };
        Word word = deployment.source(deployment.place(found.kind())).word();
        return isPlain && word.text().equals(found.one()) ? inspection.findings().replacing(word, found.other())
                : Optional.empty();
    }
}
