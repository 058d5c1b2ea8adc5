package dev.slipway.target;

import dev.slipway.change.Reference;
import dev.slipway.change.Subject;
import java.util.Optional;

/**
 * The VPC of our own that is wanted, and what of it is there.
 *
 * @param there the VPC with our tag, if an earlier plan came so far
 */
record OwnVpc(NetworkMaking making, Optional<VpcView> there) {

    String name() {
        return making.wanted().ownName();
    }

    Reference reference() {
        return new Reference(new Subject(Subject.Kind.VPC, name()), there.map(VpcView::id));
    }
}
