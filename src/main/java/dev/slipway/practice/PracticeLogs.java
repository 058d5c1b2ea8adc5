package dev.slipway.practice;

import java.time.Instant;

/** CloudWatch Logs of the practice account. */
final class PracticeLogs implements LogGroups, LogStreams, LogEvents {

    private final PracticeAccount account;
    private final LogsState state;

    PracticeLogs(PracticeAccount account) {
        this.account = account;
        this.state = new LogsState(account);
    }

    @Override
    public LogsState state() {
        return state;
    }

    boolean hasGroup(String name) {
        synchronized (account) {
            return state.find(name).isPresent();
        }
    }

    /** Writes one line as a container's log driver does, which makes its stream; the group must be there. */
    void write(String group, String stream, String message, Instant at) {
        synchronized (account) {
            LogsState.KeptGroup kept = state.group(group);
            if (!kept.streams().containsKey(stream)) {
                createLogStream(made -> made.logGroupName(group).logStreamName(stream));
            }
            state.stream(kept, stream).add(message, at, at);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
