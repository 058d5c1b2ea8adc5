package dev.slipway.parts;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips, or fails where parts are required, a test whose parts are not here. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Needs needs = AnnotationSupport.findAnnotation(context.getElement(), Needs.class).orElse(null);
        if (needs == null) {
            return ConditionEvaluationResult.enabled("needs nothing");
        }
        String missing = Arrays.stream(needs.value()).filter(part -> !part.isAvailable()).map(Part::what)
                .collect(Collectors.joining("; "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all parts are here");
        }
        if ("required".equals(System.getenv("SLIPWAY_PARTS"))) {
            throw new IllegalStateException("SLIPWAY_PARTS=required, but this is missing: " + missing);
        }
        return ConditionEvaluationResult.disabled("needs " + missing);
    }
}
