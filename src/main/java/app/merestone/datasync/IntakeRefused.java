package app.merestone.datasync;

/** An event that is not taken in, with the HTTP status and the reason that its sender gets. Nothing of it was stored. */
final class IntakeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;

    IntakeRefused(int status, String problem, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    String problem() {
        return problem;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
