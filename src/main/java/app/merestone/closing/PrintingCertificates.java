package app.merestone.closing;

import app.merestone.kernel.AccountId;
import app.merestone.paper.Press;
import app.merestone.shell.Translations;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The certificate on paper, for whoever reads it on the page. Holds no transaction while it prints. */
@Service
@Transactional(readOnly = true, propagation = Propagation.NOT_SUPPORTED)
public class PrintingCertificates {

    private final BrowsingClosing browsing;
    private final Press press;
    private final Translations words;

    PrintingCertificates(BrowsingClosing browsing, Press press, Translations words) {
        this.browsing = browsing;
        this.press = press;
        this.words = words;
    }

    /** The file of a closed onboarding's certificate; empty when too much is being printed. */
    @PreAuthorize("hasAnyRole('CUSTOMER','CSM','LEADER')")
    public Optional<byte[]> certificate(AccountId account) {
        return press.print(new CertificatePicture(browsing.certificate(account)).onPaper(words));
    }
}
