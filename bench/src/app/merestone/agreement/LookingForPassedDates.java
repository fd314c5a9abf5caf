package app.merestone.agreement;

import org.springframework.context.ApplicationContext;

/** The look for passed dates, which the portal takes every quarter of an hour and offers to nobody. */
public final class LookingForPassedDates {

    private final PassedDates dates;

    public LookingForPassedDates(ApplicationContext application) {
        this.dates = application.getBean(PassedDates.class);
    }

    public void look() {
        dates.look();
    }
}
