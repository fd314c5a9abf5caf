package app.merestone.evidence;

/**
 * A file on its way out, to somebody who was found to be allowed to read it.
 *
 * @param name as it was added
 * @param mediaType what its bytes are
 * @param content the bytes, checked against the hash they were kept under
 */
@SuppressWarnings("ArrayRecordComponent") // written out once and never compared
public record Attachment(String name, String mediaType, byte[] content) {}
