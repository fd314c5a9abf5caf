package app.merestone.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table of contents at the end of a zip file. Read by hand and from memory, so that nothing is ever unpacked: an
 * office file only has to be whole and what it says.
 */
record ZipDirectory(List<String> names) {

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** The directory; empty when the file breaks off or its parts do not fit each other. */
    static Optional<ZipDirectory> of(byte[] content) {
        var bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int last = content.length - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == END) {
                return read(content, bytes, at);
            }
        }
        return Optional.empty();
    }

    private static Optional<ZipDirectory> read(byte[] content, ByteBuffer bytes, int end) {
        int count = bytes.getShort(end + 10) & 0xFFFF;
        long size = bytes.getInt(end + 12) & 0xFFFFFFFFL;
        long start = bytes.getInt(end + 16) & 0xFFFFFFFFL;
        if (start + size > end) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        int at = (int) start;
        for (int i = 0; i < count; i++) {
            if (at + 46 > end || bytes.getInt(at) != ENTRY) {
                return Optional.empty();
            }
            long packed = bytes.getInt(at + 20) & 0xFFFFFFFFL;
            int nameLength = bytes.getShort(at + 28) & 0xFFFF;
            int more = (bytes.getShort(at + 30) & 0xFFFF) + (bytes.getShort(at + 32) & 0xFFFF);
            long local = bytes.getInt(at + 42) & 0xFFFFFFFFL;
            boolean fits = at + 46 + nameLength <= end && local + 30 + packed <= start;
            if (!fits || bytes.getInt((int) local) != LOCAL) {
                return Optional.empty();
            }
            names.add(new String(content, at + 46, nameLength, StandardCharsets.UTF_8));
            at += 46 + nameLength + more;
        }
        return Optional.of(new ZipDirectory(List.copyOf(names)));
    }

    /** Which office file it is; empty for any other archive and for one that carries macros. */
    Optional<EvidenceType> officeType() {
        boolean macros = names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"));
        if (macros || !names.contains("[Content_Types].xml")) {
            return Optional.empty();
        }
        if (has("word/document.xml")) {
            return Optional.of(EvidenceType.WORD);
        }
        if (has("xl/workbook.xml")) {
            return Optional.of(EvidenceType.EXCEL);
        }
        return has("ppt/presentation.xml") ? Optional.of(EvidenceType.POWERPOINT) : Optional.empty();
    }

    private boolean has(String part) {
        return names.contains(part);
    }
}
