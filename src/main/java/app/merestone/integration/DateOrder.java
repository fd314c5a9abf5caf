package app.merestone.integration;

/** How a day with slashes is to be read: 3/4/2026 is one day in Boston and another one in Bristol. */
public enum DateOrder {
    /** 3/4/2026 is 3 April. */
    DAY_FIRST,
    /** 3/4/2026 is 4 March. */
    MONTH_FIRST
}
