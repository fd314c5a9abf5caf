package app.merestone.integration;

import app.merestone.kernel.ContentHash;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived and was looked at; nothing of it is in the portal yet.
 *
 * @param id of this import
 * @param fileName as the admin's machine calls it
 * @param hash of its bytes
 * @param rows how many records stand below the headers
 * @param headers what its columns are called
 * @param firstCells what stands in the first rows of each column, to recognise it by
 * @param holds what it seems to be about; empty where its headers do not say
 * @param charset the name of its character set
 * @param mark how many bytes of a byte order mark stand before it
 * @param separator what stands between its cells
 */
public record Upload(
        ImportId id,
        String fileName,
        ContentHash hash,
        long rows,
        List<String> headers,
        List<List<String>> firstCells,
        @Nullable Holds holds,
        String charset,
        int mark,
        char separator)
        implements Serializable {

    CrmFile.Shape shape() {
        return new CrmFile.Shape(charset, mark, separator);
    }

    /** What a file with these headers is about, if they say so. */
    static @Nullable Holds holds(List<String> headers) {
        boolean people =
                Field.EMAIL.in(headers) >= 0 && (Field.LAST_NAME.in(headers) >= 0 || Field.FIRST_NAME.in(headers) >= 0);
        if (people) {
            return Holds.PEOPLE;
        }
        return Field.COMPANY_ID.in(headers) >= 0 && Field.COMPANY_NAME.in(headers) >= 0 ? Holds.COMPANIES : null;
    }

    /** The columns as their headers suggest them, for a file about this. */
    public Map<Field, Integer> columns(Holds about) {
        var columns = new EnumMap<Field, Integer>(Field.class);
        for (var field : Field.of(about)) {
            int place = field.in(headers);
            if (place >= 0) {
                columns.put(field, place);
            }
        }
        return columns;
    }

    /** Which system wrote it, by the header of its ids. */
    public Origin origin(Map<Field, Integer> columns) {
        for (var field : List.of(Field.COMPANY_ID, Field.PERSON_ID, Field.COMPANY_IDS)) {
            var place = columns.get(field);
            if (place != null) {
                var header = Field.fold(headers.get(place));
                if (header.equals("record id")
                        || header.equals("hs_object_id")
                        || header.equals("company id")
                        || header.contains("associated")) {
                    return Origin.HUBSPOT;
                }
                if (header.equals("id")
                        || header.equals("account id")
                        || header.equals("accountid")
                        || header.equals("contact id")) {
                    return Origin.SALESFORCE;
                }
            }
        }
        return Origin.OTHER;
    }
}
