package dev.slipway.diagnosis;

import java.util.List;

/** Rules that belong together: what one part of AWS, GitHub or Docker says. */
interface Family {
    List<Rule> rules();
}
