package app.merestone.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small whole files of every kind that counts as evidence, made here byte by byte. */
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] png() {
        var bytes = ByteBuffer.allocate(8 + 25 + 24 + 12);
        bytes.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A});
        chunk(bytes, "IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0});
        chunk(bytes, "IDAT", new byte[] {0x78, (byte) 0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, (byte) 0xAF});
        chunk(bytes, "IEND", new byte[0]);
        return bytes.array();
    }

    private static void chunk(ByteBuffer bytes, String type, byte[] data) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        bytes.putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) crc.getValue());
    }

    public static byte[] jpeg() {
        return bytes(
                0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xDA, 0, 8, 1, 1,
                0, 0, 0x3F, 0, 0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD9);
    }

    public static byte[] gif() {
        return bytes(
                'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1,
                0, 0, 2, 2, 0x44, 1, 0, 0x3B);
    }

    public static byte[] webp() {
        return bytes(
                'R', 'I', 'F', 'F', 20, 0, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'L', 8, 0, 0, 0, 0x2F, 0, 0, 0, 0,
                7, 0x10, 0);
    }

    public static byte[] pdf() {
        return text("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer\n<< /Size 1 >>\n"
                + "startxref\n45\n%%EOF\n");
    }

    public static byte[] word() {
        return zip("[Content_Types].xml", "word/document.xml");
    }

    public static byte[] excel() {
        return zip("[Content_Types].xml", "xl/workbook.xml");
    }

    public static byte[] powerpoint() {
        return zip("[Content_Types].xml", "ppt/presentation.xml");
    }

    public static byte[] csv() {
        return text("day,reports\n2026-11-20,12\n");
    }

    public static byte[] email() {
        return text("From: maya@customer.example\r\nTo: hanna@fenwick.example\r\n"
                + "Date: Fri, 20 Nov 2026 09:00:00 +0000\r\nSubject: It ran\r\n\r\nThe first report went out.\r\n");
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] zip(String... names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(text("<xml>" + name + "</xml>"));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
