package app.merestone.datasync.ui;

import app.merestone.datasync.AnsweringDisputes.Answerer;
import app.merestone.datasync.DisputeCard;
import app.merestone.kernel.PersonId;
import app.merestone.kernel.Refused;
import app.merestone.shell.Buttons;
import app.merestone.shell.DayField;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Who answers a dispute, and by when: asked beside the answer, and of the vendor alone. */
final class AssignDispute extends Div {

    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<Answerer> owner = new RadioButtonGroup<>();
    private final DayField by = new DayField();

    AssignDispute(DisputeCard dispute, List<Answerer> answerers, Consumer<AssignDispute> save, Runnable cancel) {
        addClassNames("question", "rule");
        owner.setLabel(getTranslation("data.assign.owner"));
        owner.setItems(answerers);
        owner.setItemLabelGenerator(Answerer::name);
        answerers.stream()
                .filter(each -> each.name().equals(dispute.owner()))
                .findFirst()
                .ifPresent(owner::setValue);
        by.setLabel(getTranslation("data.assign.by"));
        by.setHelperText(getTranslation("data.assign.by.hint"));
        by.setValue(dispute.answerBy());
        add(
                owner,
                by,
                Layouts.actions(
                        Buttons.secondary(getTranslation("data.assign.save"), () -> save.accept(this)),
                        Buttons.quiet(getTranslation("data.assign.cancel"), cancel)));
    }

    /** Who is to answer; refused while nobody is chosen. */
    PersonId owner() {
        if (owner.isEmpty()) {
            throw Refused.because("dispute.no-owner");
        }
        return owner.getValue().person();
    }

    /** By when; refused while no day is given. */
    LocalDate by() {
        if (by.isEmpty()) {
            throw Refused.because("dispute.no-day");
        }
        return by.getValue();
    }
}
