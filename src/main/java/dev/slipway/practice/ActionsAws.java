package dev.slipway.practice;

import dev.slipway.practice.ActionsShell.Result;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** The {@code aws} program on a practice runner, as far as deploying workflows call it. */
final class ActionsAws {

    private static final int NO_CREDENTIALS = 253;
    private static final int REFUSED = 254;

    private final ActionsMachine machine;
    private final PracticeAccount account;

    ActionsAws(ActionsMachine machine, PracticeAccount account) {
        this.machine = machine;
        this.account = account;
    }

    Result run(List<String> words) {
        if (machine.session().isEmpty()) {
            return Result.bad(NO_CREDENTIALS,
                    "Unable to locate credentials. You can configure credentials by running \"aws login\".\n");
        }
        ActionsSession session = machine.session().get();
        String operation = words.size() < 2 ? "" : words.get(0) + " " + words.get(1);
        return switch (operation) {
            case "ecr describe-images" -> describeImages(words, session);
            case "ecr get-login-password" -> refused(session.denial("ecr:GetAuthorizationToken", "*"),
                    "GetAuthorizationToken").orElse(Result.good("practice-password\n"));
            case "sts get-caller-identity" -> Result.good("{ \"Account\": \"" + PracticeAccount.ID + "\", \"Arn\": \""
                    + session.sessionArn() + "\" }\n");
            default -> {
                machine.say("The practice runner does not really run aws " + operation
                        + "; it takes it as having succeeded.");
                yield Result.good("");
            }
        };
    }

    private Result describeImages(List<String> words, ActionsSession session) {
        String repository = option(words, "--repository-name");
        String tag = option(words, "--image-ids").replaceFirst("^imageTag=", "");
        String arn = account.arn("ecr", "repository/" + repository);
        return refused(session.denial("ecr:DescribeImages", arn), "DescribeImages").orElseGet(() -> {
            try {
                account.ecr().describeImages(request -> request.repositoryName(repository)
                        .imageIds(ImageIdentifier.builder().imageTag(tag).build()));
                return Result.good("{ \"imageDetails\": [ { \"imageTags\": [ \"" + tag + "\" ] } ] }\n");
            } catch (EcrException e) {
                return Result.bad(REFUSED, "\nAn error occurred (" + e.awsErrorDetails().errorCode()
                        + ") when calling the DescribeImages operation: " + e.awsErrorDetails().errorMessage() + "\n");
            }
        });
    }

    private static Optional<Result> refused(Optional<String> denial, String operation) {
        return denial.map(words -> Result.bad(REFUSED, "\nAn error occurred (AccessDeniedException) when calling the "
                + operation + " operation: " + words + "\n"));
    }

    private static String option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "";
    }
}
