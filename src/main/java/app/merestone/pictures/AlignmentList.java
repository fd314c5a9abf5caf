package app.merestone.pictures;

import static app.merestone.pictures.Markup.element;
import static app.merestone.pictures.Markup.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What both sides agreed, one criterion a row: its stone, both parties with names and dates, and where it stands. */
public record AlignmentList(List<Entry> entries) {

    /**
     * One criterion.
     *
     * @param wording the agreed sentence, or the proposed one
     * @param address where the criterion can be read; absent on pages whose reader may not go there
     * @param customer what the customer's side did and when, such as "Dana agreed 3 Sep 2026"
     * @param vendor the same of the vendor's side
     * @param date the date that matters now, such as "Due 30 Nov 2026"
     */
    public record Entry(
            Stone stone,
            String wording,
            Optional<String> address,
            String customer,
            String vendor,
            StatusWord status,
            Optional<Dated> date) {}

    /** A day in the account's zone, and the words that say what it is. */
    public record Dated(String words, LocalDate day) {}

    public AlignmentList {
        entries = List.copyOf(entries);
    }

    public Markup.Element drawn() {
        return element("ul")
                .with("class", "alignment")
                // Safari drops a list's role together with its bullets.
                .with("role", "list")
                .containing(entries.stream().map(AlignmentList::row).toList());
    }

    private static Markup.Element row(Entry entry) {
        boolean finished = entry.stone().closed();
        var wording = entry.address()
                .map(address -> element("a").with("href", address).containing(entry.wording()))
                .orElseGet(() -> element("bdi", text(entry.wording())));
        var parties = element(
                        "p", element("span", text(entry.customer())), text(" "), element("span", text(entry.vendor())))
                .with("class", "alignment-parties");
        var standing = element("div", entry.status().drawn()).with("class", "alignment-standing");
        if (entry.date().isPresent()) {
            Dated date = entry.date().get();
            standing = standing.containing(
                    text(" "),
                    element("time", text(date.words()))
                            .with("class", "meta")
                            .with("datetime", date.day().toString()));
        }
        return element(
                        "li",
                        entry.stone().drawn(),
                        element("div", element("div", wording).with("class", "alignment-wording"), parties),
                        standing)
                .with("class", finished ? "finished" : "open");
    }
}
