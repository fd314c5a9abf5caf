package app.merestone.e2e;

/** Whatever brings a customer's data into the product and reports how each run went. */
interface Loader {

    /** A run that delivered so many rows has ended well, and says so. */
    void delivers(long rows);
}
