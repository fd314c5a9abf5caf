package app.merestone.accounts;

import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The software vendor that runs this portal.
 *
 * @param name as customers know it; {@code merestone.vendor-name}
 * @param zone an IANA time zone: the accounts' zone until a champion sets theirs; {@code merestone.vendor-zone}
 * @param domains mail domains of the vendor's own people, refused for customer people; {@code merestone.vendor-domains}
 * @param baseUrl how people reach the portal, without a slash at the end, for links in mails; {@code merestone.base-url}
 */
@ConfigurationProperties("merestone")
public record Vendor(
        @Name("vendor-name") @DefaultValue("Fenwick Systems")
        String name,

        @Name("vendor-zone") @DefaultValue("Europe/London") ZoneId zone,

        @Name("vendor-domains") @DefaultValue("fenwick.example")
        List<String> domains,

        @Name("base-url") @DefaultValue("http://localhost:8080")
        String baseUrl) {}
