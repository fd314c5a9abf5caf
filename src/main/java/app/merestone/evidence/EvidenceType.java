package app.merestone.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of file that count as evidence. What can carry a script that a browser would run is not among them. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of and never handed out
public enum EvidenceType {
    PDF("application/pdf", "PDF document", "pdf"),
    PNG("image/png", "PNG image", "png"),
    JPEG("image/jpeg", "JPEG image", "jpg", "jpeg"),
    WEBP("image/webp", "WebP image", "webp"),
    GIF("image/gif", "GIF image", "gif"),
    CSV("text/csv", "CSV table", "csv"),
    TEXT("text/plain", "text file", "txt"),
    EMAIL("message/rfc822", "e-mail", "eml"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook", "xlsx"),
    POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint file", "pptx");

    private final String mediaType;
    private final String words;
    private final List<String> extensions;

    EvidenceType(String mediaType, String words, String... extensions) {
        this.mediaType = mediaType;
        this.words = words;
        this.extensions = List.of(extensions);
    }

    /** What a browser is told. */
    public String mediaType() {
        return mediaType;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    String extension() {
        return extensions.getFirst();
    }

    boolean isText() {
        return this == CSV || this == TEXT || this == EMAIL;
    }

    static Optional<EvidenceType> byExtension(String extension) {
        return Arrays.stream(values())
                .filter(t -> t.extensions.contains(extension))
                .findFirst();
    }

    static Optional<EvidenceType> byMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(t -> t.mediaType.equals(mediaType))
                .findFirst();
    }
}
