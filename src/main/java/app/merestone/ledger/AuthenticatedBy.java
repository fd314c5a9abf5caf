package app.merestone.ledger;

/** How the person proved who they are in the session in which they acted. */
public enum AuthenticatedBy {
    /** A one-time link sent to their e-mail address. */
    MAILED_LINK,
    /** The code beside that link, typed. */
    MAILED_CODE,
    /** The vendor's identity provider, through OpenID Connect. */
    IDENTITY_PROVIDER,
    /** One press in demo mode: proves nothing, and the record says so. */
    DEMO
}
