package dev.slipway.ui.target;

import dev.slipway.pipeline.Cidr;
import dev.slipway.pipeline.Placement;
import dev.slipway.ui.control.Answer;
import dev.slipway.ui.control.Checks;
import dev.slipway.ui.control.Chooser;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** In which network the tasks run, and who gets to them. Knows no toolkit nodes. */
final class NetworkForm {

    private final Answer vpc = new Answer("",
            Checks.orNothing(Checks.matches("vpc-[0-9a-f]{8,17}", "target.name.vpc")));
    private final Answer subnets = several("subnet", 16, "target.name.subnets");
    private final Answer securityGroup = new Answer("", Checks.matches(
            "(?!sg-)[A-Za-z0-9 ._:/()#,@+=&;!$*-]{1,255}", "target.name.securityGroup"));
    private final Answer moreGroups = several("sg", 4, "target.name.moreGroups");
    private final BooleanProperty balanced = new SimpleBooleanProperty();
    private final BooleanProperty opens = new SimpleBooleanProperty();
    private final ObservableValue<Optional<Cidr>> who;

    /**
     * What was chosen in one network is not in another, so that it goes with it.
     *
     * @param who whom the port is opened for once that is ticked; empty while the answer is missing or wrong
     */
    NetworkForm(ObservableValue<Optional<Cidr>> who) {
        this.who = who;
        vpc.text().addListener((_, _, _) -> {
            subnets.set("");
            moreGroups.set("");
        });
    }

    /** @param most so many a service takes, beside its own group */
    private static Answer several(String kind, int most, String key) {
        String one = kind + "-[0-9a-f]{8,17}";
        return new Answer("", Checks.orNothing(Checks.matches(
                one + "(\\s*,\\s*" + one + "){0," + (most - 1) + "}\\s*,?", key)));
    }

    void show(String group, Placement placement) {
        vpc.set(placement.vpcId());
        subnets.set(String.join(", ", placement.subnetIds()));
        securityGroup.set(group);
        moreGroups.set(String.join(", ", placement.moreGroups()));
        balanced.set(placement.balanced());
        opens.set(false);
    }

    List<Answer> answers() {
        return List.of(vpc, subnets, securityGroup, moreGroups);
    }

    Placement placement() {
        return new Placement(vpc.value(), Chooser.values(subnets.value()).toList(),
                Chooser.values(moreGroups.value()).toList(), balanced.get());
    }

    /** Whether it is said for whom, if for anybody. */
    boolean isSaidForWhom() {
        return !opens.get() || who.getValue().isPresent();
    }

    Optional<Cidr> openFor() {
        return opens.get() ? who.getValue() : Optional.empty();
    }

    Answer vpc() {
        return vpc;
    }

    Answer subnets() {
        return subnets;
    }

    Answer securityGroup() {
        return securityGroup;
    }

    Answer moreGroups() {
        return moreGroups;
    }

    BooleanProperty balanced() {
        return balanced;
    }

    /** Off unless somebody ticks it. */
    BooleanProperty opens() {
        return opens;
    }
}
