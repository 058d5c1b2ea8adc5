package dev.slipway.diagnosis;

/**
 * Whether a refused caller is a task: ECS names the session of an assumed role after the task's id, 32 hexadecimal
 * digits or, formerly, with hyphens.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">Task IAM role</a>
 */
final class TaskSession {

    private static final int BACK = 400;
    private static final int ID = 32;

    private TaskSession() {}

    /** Whether such a session stands in front of this letter. */
    static boolean isIn(SqueezedText text, int at) {
        int start = text.letters().lastIndexOf("assumedrole", at);
        if (start < Math.max(0, at - BACK)) {
            return false;
        }
        int run = 0;
        for (int i = at - 1; i > start; i--) {
            run = isHex(text.letters().charAt(i)) ? run + 1 : 0;
            if (run == ID) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
