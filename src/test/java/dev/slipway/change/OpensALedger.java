package dev.slipway.change;

import java.nio.file.Path;
import java.time.InstantSource;

/** Another Slipway: says whether it got the ledger. */
final class OpensALedger {

    private OpensALedger() {}

    public static void main(String[] args) throws Exception {
        try (Ledger _ = Ledger.open(Path.of(args[0]), InstantSource.system())) {
            System.out.println("opened");
        } catch (ProblemException e) {
            System.out.println(e.problem().getClass().getSimpleName());
        }
    }
}
