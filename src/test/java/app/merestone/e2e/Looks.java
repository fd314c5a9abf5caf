package app.merestone.e2e;

/** How somebody looks at the portal: the size of their window and their colour scheme. */
record Looks(int width, int height, boolean dark) {

    static final Looks DESK = new Looks(1280, 800, false);
    static final Looks DESK_DARK = new Looks(1280, 800, true);
    static final Looks PHONE = new Looks(390, 844, false);
    static final Looks PHONE_DARK = new Looks(390, 844, true);
    static final Looks HALF = new Looks(640, 800, false);
    static final Looks NARROW = new Looks(320, 640, false);

    /** The same in a window of another height. */
    Looks height(int other) {
        return new Looks(width, other, dark);
    }

    boolean phone() {
        return width < 500;
    }

    @Override
    public String toString() {
        return width + (dark ? "-dark" : "-light");
    }
}
