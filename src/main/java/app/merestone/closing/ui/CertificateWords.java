package app.merestone.closing.ui;

import app.merestone.closing.ClosingCertificate;
import app.merestone.pictures.Certificate;
import app.merestone.shell.Dates;
import com.vaadin.flow.component.Component;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The certificate's sentences, in the reader's language; its times are UTC for everybody. */
record CertificateWords(Component page, ClosingCertificate certificate) implements Certificate.Words {

    @Override
    public String brand() {
        return words("shell.brand");
    }

    @Override
    public String heading(String number) {
        return words(
                "closing.certificate.heading",
                certificate.content().company(),
                number,
                certificate.content().vendor());
    }

    @Override
    public String signedByBoth() {
        return words("closing.certificate.closed-by-both");
    }

    @Override
    public String whatWasShown() {
        return words("closing.certificate.shown");
    }

    @Override
    public String signatures() {
        return words("closing.certificate.signatures");
    }

    @Override
    public String forTheCustomer() {
        return words("closing.certificate.for", certificate.content().company());
    }

    @Override
    public String forTheVendor() {
        return words("closing.certificate.for", certificate.content().vendor());
    }

    @Override
    public String signedAt(Instant at) {
        return Dates.utc(at);
    }

    @Override
    public String cannotBeChanged() {
        return words("closing.certificate.final");
    }

    @Override
    public String versionLabel() {
        return words("closing.certificate.version");
    }

    @Override
    public String hashLabel() {
        return words("closing.certificate.hash");
    }

    @Override
    public String verifyLabel() {
        return words("closing.certificate.verify");
    }

    private String words(String key, @Nullable Object... arguments) {
        return page.getTranslation(key, arguments);
    }
}
