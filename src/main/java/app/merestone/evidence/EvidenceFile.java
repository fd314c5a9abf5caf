package app.merestone.evidence;

import app.merestone.kernel.ContentHash;
import app.merestone.kernel.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.Tika;

/**
 * A file that somebody offers as evidence, looked at from the inside: its type is what its bytes are, never what its name
 * or the browser says. A file that lies about its type, is empty or is cut off is refused with the reason, because
 * nothing that the co-signer cannot open is evidence (rule 9). It is not scanned for viruses.
 *
 * @param name as typed, without any folder in front
 * @param type what the bytes are
 * @param content the bytes
 * @param hash over the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one upload only and is never compared
public record EvidenceFile(String name, EvidenceType type, byte[] content, ContentHash hash) {

    /** The most that one file may bring. */
    public static final int LARGEST = 10 * 1024 * 1024;

    private static final int LARGEST_MEGABYTES = 10;
    private static final int LONGEST_NAME = 120;
    private static final Tika TIKA = new Tika();
    private static final Set<String> RUNNABLE =
            Set.of("text/html", "application/xhtml+xml", "image/svg+xml", "application/xml", "text/xml");
    private static final Pattern MARKUP = Pattern.compile("\\A\\s*(?:<\\?xml|<!doctype|<!--|<html|<svg|<script)");
    private static final Pattern HEADER = Pattern.compile("\\A[!-9;-~]+:[ \\t]?.*");
    private static final Pattern SENDER =
            Pattern.compile("^(?:From|Received|Return-Path):", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** Looks at a file; refuses what is no evidence. */
    public static EvidenceFile inspect(String offeredName, byte[] content) {
        var name = nameOf(offeredName);
        if (content.length > LARGEST) {
            throw Refused.because("evidence.too-large", name, LARGEST_MEGABYTES);
        }
        if (content.length == 0) {
            throw Refused.because("evidence.empty", name);
        }
        var extension = extensionOf(name);
        var claimed = EvidenceType.byExtension(extension);
        if (!extension.isEmpty() && claimed.isEmpty()) {
            throw Refused.because("evidence.type-not-taken", name);
        }
        var found = found(content, claimed);
        if (found.isEmpty() || (claimed.isPresent() && claimed.get() != found.get())) {
            throw refusalOf(name, content, claimed, found);
        }
        var type = found.get();
        if (type.isText() && text(content).map(String::isBlank).orElse(false)) {
            throw Refused.because("evidence.empty", name);
        }
        if (!FileStructure.isWhole(type, content)) {
            throw Refused.because("evidence.cut-off", name);
        }
        return new EvidenceFile(
                extension.isEmpty() ? name + "." + type.extension() : name, type, content, ContentHash.of(content));
    }

    private static Refused refusalOf(
            String name, byte[] content, Optional<EvidenceType> claimed, Optional<EvidenceType> found) {
        if (claimed.isPresent() && found.isPresent()) {
            return Refused.because(
                    "evidence.lies", name, claimed.get().words(), found.get().words());
        }
        if (claimed.isPresent() && FileStructure.beginsLike(claimed.get(), content)) {
            return Refused.because("evidence.cut-off", name);
        }
        if (claimed.isPresent() && !claimed.get().isText()) {
            return Refused.because(
                    "evidence.not-what-it-says", name, claimed.get().words());
        }
        return Refused.because("evidence.type-not-taken", name);
    }

    private static Optional<EvidenceType> found(byte[] content, Optional<EvidenceType> claimed) {
        var detected = TIKA.detect(content);
        var binary = EvidenceType.byMediaType(detected).filter(type -> !type.isText());
        if (binary.isPresent()) {
            return binary;
        }
        if (FileStructure.isZip(content)) {
            return ZipDirectory.of(content).flatMap(ZipDirectory::officeType);
        }
        if (RUNNABLE.contains(detected)) {
            return Optional.empty();
        }
        return text(content)
                .filter(text -> !MARKUP.matcher(
                                text.substring(0, Math.min(512, text.length())).toLowerCase(Locale.ROOT))
                        .lookingAt())
                .flatMap(text -> textType(text, claimed));
    }

    private static Optional<EvidenceType> textType(String text, Optional<EvidenceType> claimed) {
        var type = claimed.filter(EvidenceType::isText).orElse(EvidenceType.TEXT);
        if (type == EvidenceType.EMAIL) {
            boolean mail =
                    HEADER.matcher(text).lookingAt() && SENDER.matcher(text).find();
            return mail || text.isBlank() ? Optional.of(type) : Optional.of(EvidenceType.TEXT);
        }
        return Optional.of(type);
    }

    /** The bytes as text, in UTF-8 or else Windows-1252 or UTF-16 with its mark; empty when they are no text at all. */
    private static Optional<String> text(byte[] content) {
        boolean utf16 = content.length >= 2
                && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                        || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
        var charsets = utf16
                ? new Charset[] {StandardCharsets.UTF_16}
                : new Charset[] {StandardCharsets.UTF_8, Charset.forName("windows-1252")};
        for (var charset : charsets) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text)
                        .filter(EvidenceFile::printable);
            } catch (CharacterCodingException other) {
                // the next charset may fit
            }
        }
        return Optional.empty();
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(c -> (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F);
    }

    // a name is shown to the co-signer: one that reorders what is around it could pass report.exe off as report.png
    private static String nameOf(String offered) {
        var normal = Normalizer.normalize(offered, Normalizer.Form.NFC);
        var name = normal.substring(Math.max(normal.lastIndexOf('/'), normal.lastIndexOf('\\')) + 1)
                .strip();
        boolean shown = name.codePoints().noneMatch(EvidenceFile::unshowable)
                && name.codePoints().anyMatch(Character::isLetterOrDigit)
                && !name.startsWith(".");
        if (!shown || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refused.because("evidence.file-name", LONGEST_NAME);
        }
        return name;
    }

    private static boolean unshowable(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED;
    }

    private static String extensionOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
