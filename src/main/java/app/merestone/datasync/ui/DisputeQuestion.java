package app.merestone.datasync.ui;

import app.merestone.datasync.AnsweringDisputes.Answerer;
import app.merestone.datasync.DisputeCard;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.io.Serializable;
import java.util.List;

/**
 * What may be done about an open dispute: the vendor answers it, adds to the answer and says who answers, the customer takes it
 * back. It lasts as long as its page, so that what is typed outlives a redraw.
 */
final class DisputeQuestion implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TextArea answer = new TextArea();
    private final TextArea why = new TextArea();

    private boolean takingBack;
    private boolean assigning;
    private boolean answeringMore;

    /** What its page does with it. */
    interface Acts {

        void answer(DisputeCard dispute, String words);

        /** Who may answer, asked when that is to be chosen. */
        List<Answerer> answerers();

        void assign(DisputeCard dispute, AssignDispute chosen);

        void takeBack(DisputeCard dispute, String why);

        /** Asks again with the sync as it was drawn. */
        void redraw();

        /** The way on where nothing is asked. */
        Component toPlan();
    }

    void label() {
        answer.setLabel(SyncPhrases.say("field.dispute.answer"));
        answer.setHelperText(SyncPhrases.say("data.answer.hint"));
        answer.setMaxLength(2000);
        why.setLabel(SyncPhrases.say("field.dispute.why"));
        why.setMaxLength(500);
        // so that the server knows what is typed when a colleague's act redraws the page
        for (var field : List.of(answer, why)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
    }

    /** For the vendor: the answer, or the way to add to it, and below it who answers. */
    List<Component> toAnswer(DisputeCard dispute, Acts acts) {
        return List.of(
                dispute.answer() == null || answeringMore
                        ? question(
                                answer,
                                Layouts.actions(Buttons.primary(
                                        SyncPhrases.say("data.answer"), () -> acts.answer(dispute, answer.getValue()))))
                        : Layouts.actions(acts.toPlan(), addToAnswer(dispute, acts)),
                assigning ? assign(dispute, acts) : Layouts.actions(askWhoAnswers(acts)));
    }

    /** An answer that is there is not asked for again; what they add stands in the words that are there already. */
    private Button addToAnswer(DisputeCard dispute, Acts acts) {
        return Buttons.secondary(SyncPhrases.say("data.answer.add"), () -> {
            answeringMore = true;
            answer.setValue(String.valueOf(dispute.answer()));
            acts.redraw();
            answer.focus();
        });
    }

    private Button askWhoAnswers(Acts acts) {
        return Buttons.secondary(SyncPhrases.say("data.assign"), () -> {
            assigning = true;
            acts.redraw();
        });
    }

    private Component assign(DisputeCard dispute, Acts acts) {
        return new AssignDispute(dispute, acts.answerers(), chosen -> acts.assign(dispute, chosen), () -> {
            assigning = false;
            acts.redraw();
        });
    }

    /** For the customer: the way to take it back, which asks why first. */
    Component toTakeBack(DisputeCard dispute, Acts acts) {
        if (!takingBack) {
            return Layouts.actions(acts.toPlan(), Buttons.secondary(SyncPhrases.say("data.take-back"), () -> {
                takingBack = true;
                acts.redraw();
                why.focus();
            }));
        }
        return question(
                why,
                Layouts.actions(
                        Buttons.primary(
                                SyncPhrases.say("data.take-back.now"), () -> acts.takeBack(dispute, why.getValue())),
                        Buttons.secondary(SyncPhrases.say("data.take-back.not"), () -> {
                            takingBack = false;
                            acts.redraw();
                        })));
    }

    private static Div question(Component... parts) {
        var form = new Div(parts);
        form.addClassName("question");
        return form;
    }

    void answered() {
        answer.clear();
        answeringMore = false;
    }

    void assigned() {
        assigning = false;
    }

    void takenBack() {
        why.clear();
        takingBack = false;
    }
}
