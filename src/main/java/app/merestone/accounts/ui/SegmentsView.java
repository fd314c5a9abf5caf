package app.merestone.accounts.ui;

import app.merestone.accounts.DefiningSegments;
import app.merestone.accounts.DefiningSegments.SegmentDetail;
import app.merestone.shell.Facts;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** What does first value mean for which customers? */
@Route("segments")
@RolesAllowed("ADMIN")
class SegmentsView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient DefiningSegments defining;

    SegmentsView(DefiningSegments defining) {
        this.defining = defining;
    }

    @Override
    protected void load() {
        var segments = defining.all();
        heading(getTranslation("segments.heading", segments.size()));
        lead(getTranslation("segments.lead"));
        var list = Layouts.stack();
        segments.forEach(segment -> list.add(section(segment)));
        show(
                Layouts.actions(
                        FormPage.primaryLink(AccountsNavigation.segments() + "/new", getTranslation("segments.add"))),
                list);
    }

    private Component section(SegmentDetail segment) {
        var playbook = segment.playbook();
        var change =
                FormPage.secondaryLink(AccountsNavigation.segment(segment.id()), getTranslation("segments.change"));
        change.getElement().setAttribute("aria-label", getTranslation("segments.change.which", segment.name()));
        return Layouts.section(
                segment.name(),
                new Facts()
                        .with(getTranslation("segment.first-value"), playbook.firstValue())
                        .with(
                                getTranslation("segment.target"),
                                getTranslation("segment.target.days", playbook.targetDays()))
                        .with(
                                getTranslation("segment.quiet"),
                                getTranslation("segment.quiet.days", playbook.quietDays()))
                        .with(
                                getTranslation("segment.grade"),
                                getTranslation("segment.grade." + playbook.minimumGrade()))
                        .with(
                                getTranslation("segment.playbook"),
                                getTranslation(
                                        "segment.playbook.counts",
                                        playbook.criteria().size(),
                                        playbook.tasks().size()))
                        .with(
                                getTranslation("segment.accounts"),
                                getTranslation("segment.accounts.counts", segment.running(), segment.waiting())),
                Layouts.actions(change));
    }
}
