package dev.slipway.learn;

/** What must be so when an exercise is mended, whichever way it came about. */
public enum Goal {
    /** A request from the internet gets the program's answer. */
    ANSWERED,
    /** A deployment begun after the fault has completed, and its tasks run. */
    DEPLOYED,
    /** The workflow's run of the newest pushed commit is green, and the service runs that commit's image. */
    GREEN,
    /** The task definition in the repository holds nothing that AWS does not accept. */
    ACCEPTED
}
