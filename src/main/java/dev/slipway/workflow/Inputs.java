package dev.slipway.workflow;

import java.util.HashSet;
import java.util.Set;

/**
 * What a workflow can be given when it is started or called.
 *
 * @param names  its declared inputs
 * @param isOpen whether it is started otherwise only, so that nothing is declared
 */
record Inputs(Set<String> names, boolean isOpen) {

    static Inputs of(Workflow workflow) {
        Set<String> names = new HashSet<>();
        for (String event : new String[] {"workflow_dispatch", "workflow_call"}) {
            names.addAll(workflow.root().get("on").get(event).get("inputs").entries().keySet());
        }
        return new Inputs(names, !workflow.isStartedBy("workflow_dispatch") && !workflow.isStartedBy("workflow_call"));
    }
}
