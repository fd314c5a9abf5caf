package app.merestone.results;

import app.merestone.kernel.ContentHash;
import java.io.Serializable;

/**
 * What a person who acted on a result gets to hear.
 *
 * @param result the result
 * @param content the hash of what was signed
 * @param reference how people cite the ledger's entry
 * @param customerSigned whether the champion's or deputy's signature stands under it now
 * @param coSigned whether both signatures stand under it now
 */
public record Signed(ResultId result, ContentHash content, String reference, boolean customerSigned, boolean coSigned)
        implements Serializable {}
