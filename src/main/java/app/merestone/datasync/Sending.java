package app.merestone.datasync;

/** How the sender of a connection shows who it is. */
public enum Sending {
    /** By a bearer key in a header: whoever sends OpenLineage, plain JSON or usage signals. */
    KEY,
    /** By the address that it posts to, which nobody else knows: Airbyte's webhooks carry no header of one's own. */
    AIRBYTE,
    /** By a signature over the body, under a secret that both know: Fivetran's webhooks. */
    FIVETRAN
}
