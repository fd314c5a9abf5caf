package app.merestone.identity;

import app.merestone.kernel.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes what is mailed and what is kept of it. A token of 256 bits is kept as a plain hash; a code of eight digits could be
 * guessed from one, so it is kept under a key that is not in the database.
 */
@Component
class Secrets {

    private static final int SHORTEST_SECRET = 32;
    private static final int CODES = 100_000_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom chance = new SecureRandom();
    private final SecretKeySpec key;

    Secrets(IdentitySettings settings) {
        this.key = new SecretKeySpec(material(settings), ALGORITHM);
    }

    /** A new 256 bit token, fit for an address. */
    String token() {
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A new code of eight digits. */
    String code() {
        return "%08d".formatted(chance.nextInt(CODES));
    }

    /** What is kept of a token. */
    static String hash(String token) {
        return ContentHash.of(token).hex();
    }

    /** What is kept of a code for this request. */
    String mac(String request, String code) {
        return HexFormat.of().formatHex(mac(request + ":" + code));
    }

    /** What other modules get of the key; never the same as what is kept of a code, whatever the request. */
    byte[] derive(String purpose, String salt) {
        return mac("derived\0" + purpose + "\0" + salt);
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Compares without telling by its duration how much was right. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] material(IdentitySettings settings) {
        var secret = settings.secret();
        if (secret == null || secret.isBlank()) {
            return keptIn(settings.data().resolve("server.key"));
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("merestone.secret is too short: at least " + SHORTEST_SECRET
                    + " characters of chance are needed, for example from: openssl rand -base64 48");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] keptIn(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = new byte[32];
            chance.nextBytes(fresh);
            try (var channel = Files.newByteChannel(
                    file, java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
                channel.write(
                        java.nio.ByteBuffer.wrap(HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII)));
            } catch (FileAlreadyExistsException madeBefore) {
                return HexFormat.of().parseHex(Files.readString(file).strip());
            }
            return fresh;
        } catch (IOException failed) {
            throw new UncheckedIOException("The key in " + file + " can neither be read nor made", failed);
        }
    }

    private static java.nio.file.attribute.FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new java.nio.file.attribute.FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new java.nio.file.attribute.FileAttribute<?>[0];
    }
}
