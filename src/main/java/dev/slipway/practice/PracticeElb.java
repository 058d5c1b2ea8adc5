package dev.slipway.practice;

/** Elastic Load Balancing of the practice account. */
final class PracticeElb implements ElbTargetGroups, ElbTargets, ElbBalancers, ElbListeners, ElbRules, ElbTags {

    private final ElbState state;
    private final ElbChecks checks;

    PracticeElb(PracticeAccount account) {
        this.state = new ElbState(account);
        this.checks = new ElbChecks(state);
    }

    @Override
    public ElbState state() {
        return state;
    }

    @Override
    public ElbChecks checks() {
        return checks;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
