package app.merestone.closing.ui;

import app.merestone.closing.ClosingStatus;
import app.merestone.closing.Condition;
import app.merestone.closing.Missing;
import app.merestone.kernel.Side;
import app.merestone.pictures.StatusWord;
import app.merestone.pictures.StatusWord.Tone;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.MarkupComponent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/** What is left before both can close, with whose turn it is and the way there; what holds stands below, receding. */
class GateList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ClosingStatus status;

    GateList(ClosingStatus status) {
        this.status = status;
        addClassName("stack-loose");
        if (!status.gate().open()) {
            add(Layouts.section(getTranslation("closing.left"), missing()));
        }
        add(Layouts.section(getTranslation("closing.holds"), holding()));
    }

    private Component missing() {
        var list = new UnorderedList();
        list.addClassName("log");
        status.gate().conditions().stream().filter(c -> !c.holds()).forEach(c -> c.missing()
                .forEach(m -> list.add(item(m))));
        return list;
    }

    private ListItem item(Missing missing) {
        boolean mine = status.mayAct() && missing.turn() == status.side();
        var tone = missing.turn() == Side.CUSTOMER ? Tone.CUSTOMERS_TURN : Tone.VENDORS_TURN;
        var whose = mine
                ? getTranslation("closing.your-turn")
                : getTranslation(
                        "closing.their-turn", missing.turn() == Side.CUSTOMER ? status.company() : status.vendor());
        var sentence = getTranslation(missing.key(), missing.arguments().toArray());
        var turn = new Div(new MarkupComponent(new StatusWord(tone, whose).drawn()));
        var what = Layouts.tight(new Paragraph(sentence));
        if (mine) {
            what.add(Layouts.link(missing.path(), getTranslation(missing.key() + ".way")));
        }
        return new ListItem(turn, what);
    }

    private Component holding() {
        var facts = new Facts();
        status.gate().conditions().stream()
                .filter(Condition::holds)
                .forEach(c -> facts.with(
                        getTranslation(c.requirement().key()),
                        getTranslation(
                                c.requirement().key() + ".holds", c.counts().toArray())));
        return facts;
    }
}
