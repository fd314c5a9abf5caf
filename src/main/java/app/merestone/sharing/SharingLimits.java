package app.merestone.sharing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the vendor allows of shares.
 *
 * @param days how long a link holds unless its champion says otherwise; {@code merestone.share.days}
 * @param mostDays the longest that a link may hold; {@code merestone.share.most-days}
 */
@ConfigurationProperties("merestone.share")
public record SharingLimits(
        @DefaultValue("30") int days, @DefaultValue("90") int mostDays) {

    public SharingLimits {
        if (mostDays < 1 || days < 1) {
            throw new IllegalArgumentException("merestone.share: a link holds for at least one day");
        }
        days = Math.min(days, mostDays);
    }
}
