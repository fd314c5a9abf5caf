package app.merestone.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Whether a file's own structure reaches its own end: an upload or a copy that broke off leaves one that does not. */
final class FileStructure {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int PDF_WINDOW = 1024;

    private FileStructure() {}

    static boolean isWhole(EvidenceType type, byte[] content) {
        try {
            return switch (type) {
                case PDF -> pdf(content);
                case PNG -> png(content);
                case JPEG -> jpeg(content);
                case GIF -> gif(content);
                case WEBP -> webp(content);
                case WORD, EXCEL, POWERPOINT -> ZipDirectory.of(content).isPresent();
                case CSV, TEXT, EMAIL -> true;
            };
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException overTheEnd) {
            return false;
        }
    }

    /** Whether the first bytes are this type's, so that what follows is a damaged file of it rather than another one. */
    static boolean beginsLike(EvidenceType type, byte[] content) {
        return switch (type) {
            case PDF -> startsWith(content, "%PDF-".getBytes(StandardCharsets.US_ASCII));
            case PNG -> startsWith(content, new byte[] {PNG[0], 'P', 'N', 'G'});
            case JPEG -> startsWith(content, new byte[] {(byte) 0xFF, (byte) 0xD8});
            case GIF -> startsWith(content, "GIF8".getBytes(StandardCharsets.US_ASCII));
            case WEBP -> startsWith(content, "RIFF".getBytes(StandardCharsets.US_ASCII));
            case WORD, EXCEL, POWERPOINT ->
                isZip(content) && ZipDirectory.of(content).isEmpty();
            case CSV, TEXT, EMAIL -> false;
        };
    }

    static boolean isZip(byte[] content) {
        return startsWith(content, new byte[] {'P', 'K', 3, 4});
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length
                && java.util.Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static boolean pdf(byte[] content) {
        int from = Math.max(0, content.length - PDF_WINDOW);
        var end = new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
        return end.contains("%%EOF") && end.lastIndexOf("startxref", end.lastIndexOf("%%EOF")) >= 0;
    }

    private static boolean png(byte[] content) {
        if (!startsWith(content, PNG)) {
            return false;
        }
        var bytes = ByteBuffer.wrap(content);
        bytes.position(PNG.length);
        while (bytes.remaining() >= 12) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining() - 8) {
                return false;
            }
            var crc = new CRC32();
            crc.update(content, bytes.position(), 4 + length);
            var chunk = new String(content, bytes.position(), 4, StandardCharsets.US_ASCII);
            bytes.position(bytes.position() + 4 + length);
            if (bytes.getInt() != (int) crc.getValue()) {
                return false;
            }
            if (chunk.equals("IEND")) {
                return true;
            }
        }
        return false;
    }

    private static boolean jpeg(byte[] content) {
        int at = 2;
        while (at + 4 <= content.length) {
            if (content[at] != (byte) 0xFF) {
                return false;
            }
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker == 0xDA) {
                return endOfImageAfter(content, at);
            } else {
                at += 2 + (((content[at + 2] & 0xFF) << 8) | (content[at + 3] & 0xFF));
            }
        }
        return false;
    }

    // inside the scan every FF that is data is followed by 00, so FF D9 is the end and nothing else
    private static boolean endOfImageAfter(byte[] content, int scan) {
        for (int i = scan; i + 1 < content.length; i++) {
            if (content[i] == (byte) 0xFF && content[i + 1] == (byte) 0xD9) {
                return true;
            }
        }
        return false;
    }

    private static boolean gif(byte[] content) {
        int at = 13 + table(content[10]);
        while (true) {
            switch (content[at]) {
                case 0x3B -> {
                    return true;
                }
                case 0x21 -> at = afterBlocks(content, at + 2);
                case 0x2C -> at = afterBlocks(content, at + 10 + table(content[at + 9]) + 1);
                default -> {
                    return false;
                }
            }
        }
    }

    private static int table(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int afterBlocks(byte[] content, int at) {
        int block = at;
        while (content[block] != 0) {
            block += 1 + (content[block] & 0xFF);
        }
        return block + 1;
    }

    private static boolean webp(byte[] content) {
        long announced = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL;
        return content.length > 20 && announced + 8 <= content.length;
    }
}
