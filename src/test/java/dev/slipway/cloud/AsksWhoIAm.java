package dev.slipway.cloud;

import dev.slipway.change.ProblemException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Connects once for each profile ("-" is the default chain) as the program does, and says as whom, or why not. */
final class AsksWhoIAm {

    private AsksWhoIAm() {}

    public static void main(String[] profiles) {
        Profiles read = Profiles.read(System.getenv(), Path.of(System.getenv("HOME")));
        for (String profile : profiles) {
            Connection connection = profile.equals("-") ? Connection.ofDefaultChain("ap-northeast-1")
                    : Connection.ofProfile(profile, "ap-northeast-1");
            long begun = System.nanoTime();
            String answer = answer(connection, read);
            System.out.println(profile + "\t" + answer.replaceAll("\\s+", " ") + "\t" + (System.nanoTime() - begun) / 1_000_000);
        }
    }

    private static String answer(Connection connection, Profiles profiles) {
        try {
            Account account = Account.connect(RealClients.open(connection, profiles), connection.region(),
                    new CallLog(InstantSource.system()));
            return account.caller().arn();
        } catch (ProblemException e) {
            return e.problem().toString();
        }
    }
}
