package app.merestone.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.merestone.kernel.EmailAddress;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMultipart;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpPostboxTests {

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    private static final EmailAddress DANA = new EmailAddress("dana@harrowvale.example");

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailArrivesAsWritten() throws Exception {
        box(server.getSmtp().getPort()).send(new Mail(DANA, "Zoë’s turn", "Hello Dana,\n\nžluťoučký ✓\n"));

        var message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Zoë’s turn");
        assertThat(message.getFrom()[0]).hasToString("Fenwick <portal@fenwick.example>");
        assertThat(message.getAllRecipients()[0]).hasToString("dana@harrowvale.example");
        assertThat(message.getContent().toString()).contains("žluťoučký ✓");
        assertThat(message.getContentType()).startsWith("text/plain");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void nothingInASubjectBeginsAnotherHeader() throws Exception {
        box(server.getSmtp().getPort()).send(new Mail(DANA, "Hello\r\nBcc: all@elsewhere.example", "text"));

        var messages = server.getReceivedMessages();
        assertThat(messages).hasSize(1);
        assertThat(messages[0].getHeader("Bcc")).isNull();
        assertThat(messages[0].getSubject()).isEqualTo("Hello Bcc: all@elsewhere.example");
    }

    @Test
    void attachmentsTravelAsTheyAre() throws Exception {
        box(server.getSmtp().getPort())
                .send(new Mail(DANA, "Your receipt", "See below", Map.of("entry.json", "{\"wert\":\"ä\"}")));

        var parts = (MimeMultipart) server.getReceivedMessages()[0].getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("entry.json");
        assertThat(GreenMailUtil.getBody(parts.getBodyPart(1))).isNotBlank();
    }

    @Test
    void aServerThatIsAwayIsReportedWithoutTheMailsText() {
        assertThatThrownBy(() -> box(1).send(new Mail(DANA, "subject", "secret text")))
                .isInstanceOf(MailNotSent.class)
                .hasMessageNotContaining("secret");
    }

    private static SmtpPostbox box(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(ServerSetup.getLocalHostAddress());
        sender.setPort(port);
        return new SmtpPostbox(sender, "Fenwick <portal@fenwick.example>");
    }
}
