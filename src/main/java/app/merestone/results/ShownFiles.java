package app.merestone.results;

import app.merestone.evidence.EvidenceType;
import app.merestone.kernel.AccountId;
import app.merestone.kernel.ContentHash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The files beside results, for other modules; it checks nobody: a use case asks who is asking first. */
@Component
@Transactional(readOnly = true)
public class ShownFiles {

    private final EvidenceLooks looks;

    ShownFiles(EvidenceLooks looks) {
        this.looks = looks;
    }

    /**
     * A file.
     *
     * @param name as it was added
     * @param type what its bytes are
     * @param hash under which its bytes are kept
     */
    public record ShownFile(String name, EvidenceType type, int bytes, ContentHash hash) {}

    /** The files that count as evidence, by the telling that they stand beside; links are none. */
    public Map<ResultId, List<ShownFile>> of(AccountId account) {
        return looks.all(account).pieces().entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(Map.Entry::getKey, pieces -> pieces.getValue().stream()
                                .filter(piece -> piece.url() == null && piece.openable())
                                .flatMap(piece -> type(piece)
                                        .map(type -> new ShownFile(piece.name(), type, piece.bytes(), piece.hash()))
                                        .stream())
                                .toList()));
    }

    private static Optional<EvidenceType> type(Exhibits.Piece piece) {
        return Arrays.stream(EvidenceType.values())
                .filter(type -> type.mediaType().equals(piece.mediaType()))
                .findFirst();
    }
}
