package app.merestone.enablement.ui;

import app.merestone.accounts.Access;
import app.merestone.accounts.Vendor;
import app.merestone.enablement.InternalTasks;
import app.merestone.enablement.TaskProgress;
import app.merestone.shell.Buttons;
import app.merestone.shell.Layouts;
import app.merestone.shell.Page;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** What is left of our own work? Only the vendor's people reach this. */
@Route("accounts/:account/tasks")
@RolesAllowed({"CSM", "LEADER"})
class InternalTasksView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient InternalTasks tasks;
    private final transient TaskProgress progress;
    private final transient Access access;
    private final transient Vendor vendor;
    /** Where the work goes on: ticking is no act of this page's own, and done tasks are no result. */
    private final Div next = new Div();

    private @Nullable InternalTaskList list;

    InternalTasksView(InternalTasks tasks, TaskProgress progress, Access access, Vendor vendor) {
        this.tasks = tasks;
        this.progress = progress;
        this.access = access;
        this.vendor = vendor;
    }

    @Override
    protected void load() {
        var account = account();
        var shown = new InternalTaskList(
                tasks, account, vendor.zone(), access.isCsm(account), vendor.name(), this::attempt);
        list = shown;
        above(Layouts.back("/accounts/" + account, getTranslation("tasks.back")));
        say();
        show(Layouts.actions(next), shown);
        follow(account);
    }

    @Override
    protected void accountChanged() {
        say();
        if (list != null) {
            list.redraw();
        }
    }

    private void say() {
        var count = progress.of(account());
        heading(getTranslation(
                count.allDone() ? "tasks.heading.done" : "tasks.heading.open", count.open(), count.total()));
        lead(getTranslation("tasks.lead", count.done(), count.total(), count.notNeeded()));
        next.removeAll();
        next.add(Buttons.primary(
                getTranslation(count.allDone() ? "tasks.next.results" : "tasks.next.account"),
                () -> UI.getCurrent().navigate("accounts/" + account() + (count.allDone() ? "/results" : ""))));
    }
}
