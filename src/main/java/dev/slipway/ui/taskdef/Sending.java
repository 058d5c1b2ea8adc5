package dev.slipway.ui.taskdef;

import dev.slipway.change.Problem;
import dev.slipway.change.ProblemException;
import dev.slipway.cloud.AwsCommand;
import dev.slipway.taskdef.Registration;
import dev.slipway.taskdef.RegistrationRequest;
import dev.slipway.taskdef.Sent;
import dev.slipway.taskdef.TaskDefinition;
import dev.slipway.ui.Background.Ending;
import dev.slipway.ui.Latest;
import dev.slipway.ui.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** What registering the definition in the editor would send, while somebody looks. Knows no toolkit nodes. */
final class Sending {

    /** How far it is. */
    sealed interface State {

        /** Nothing to show yet. */
        record Looking() implements State {}

        record Shown(Body body) implements State {}

        record Stuck(Problem problem) implements State {}
    }

    /**
     * The body of the call.
     *
     * @param raw     as it is sent
     * @param spread  the same with one value a line
     * @param bytes   its size as it is sent
     * @param command that sends the same
     */
    record Body(String raw, String spread, int bytes, String command) {

        boolean isTooLarge() {
            return bytes > Sent.MOST_BYTES;
        }
    }

    private final Sent sent = new Sent();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Looking());
    private final ObservableValue<Optional<RegistrationRequest>> wanted;
    private final Latest<Body> writing;
    private boolean isAttended;

    Sending(Workspace workspace, Editor editor) {
        this.wanted = wanted(workspace, editor);
        this.writing = new Latest<>(workspace.background(), this::written);
        wanted.addListener((_, _, _) -> write());
    }

    /** What would be registered; empty while there is nothing that could be. */
    static ObservableValue<Optional<RegistrationRequest>> wanted(Workspace workspace, Editor editor) {
        return Bindings.createObjectBinding(() -> workspace.world().get() == null || !editor.isSound()
                        ? Optional.empty()
                        : Optional.of(new RegistrationRequest(editor.definition().get().orElseThrow(),
                                workspace.pipeline().get().tag())),
                editor.definition(), editor.problem(), workspace.world(), workspace.pipeline());
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Follows the editor from here on, or leaves it until somebody looks again. */
    void attend(boolean looks) {
        isAttended = looks;
        write();
    }

    private void write() {
        if (isAttended) {
            wanted.getValue().ifPresent(request -> writing.next(_ -> body(request)));
        }
    }

    private Body body(RegistrationRequest wanted) throws ProblemException {
        RegisterTaskDefinitionRequest request = Registration.request(wanted);
        byte[] bytes = sent.body(request);
        String raw = new String(bytes, StandardCharsets.UTF_8);
        return new Body(raw, TaskDefinition.parse(raw).spread(), bytes.length, AwsCommand.of(request));
    }

    private void written(Ending<Body> ending) {
        state.set(switch (ending) {
            case Ending.Answer<Body>(Body body) -> new State.Shown(body);
            case Ending.Trouble<Body>(Problem problem) -> new State.Stuck(problem);
        });
    }
}
