package app.merestone.enablement.ui;

import app.merestone.enablement.InternalTaskId;
import app.merestone.enablement.InternalTaskLine;
import app.merestone.enablement.InternalTasks;
import app.merestone.enablement.TaskState;
import app.merestone.kernel.AccountId;
import app.merestone.shell.Buttons;
import app.merestone.shell.Dates;
import app.merestone.shell.Layouts;
import app.merestone.shell.ReadersZone;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's set-up tasks of one account, marked as such, for any page that only vendor people reach. The account's CSM
 * ticks, adds, and says what is not needed; everybody else reads.
 */
public final class InternalTaskList extends Div {

    private static final long serialVersionUID = 1L;

    private final transient InternalTasks tasks;
    private final AccountId account;
    private final ZoneId zone;
    private final boolean acting;
    private final transient BiConsumer<Runnable, Runnable> attempt;
    private final Div list = new Div();
    private final TextField title = new TextField();
    private final Map<InternalTaskId, Checkbox> boxes = new HashMap<>();
    private final Map<InternalTaskId, Div> places = new HashMap<>();
    private transient @Nullable TextField reason;

    /**
     * The list as it is now.
     *
     * @param tasks the use case, asked in the name of whoever looks
     * @param account whose tasks
     * @param zone in which times are told
     * @param acting whether the reader is the account's CSM
     * @param vendor the vendor's name
     * @param attempt runs an act and then, when it was done, what follows; the page's own
     */
    public InternalTaskList(
            InternalTasks tasks,
            AccountId account,
            ZoneId zone,
            boolean acting,
            String vendor,
            BiConsumer<Runnable, Runnable> attempt) {
        this.tasks = tasks;
        this.account = account;
        this.zone = zone;
        this.acting = acting;
        this.attempt = attempt;
        addClassNames("internal", "stack");
        var mark = new Span(getTranslation("tasks.only", vendor));
        mark.addClassName("internal-mark");
        title.setLabel(getTranslation("tasks.add.label"));
        title.setMaxLength(200);
        add(mark, list);
        if (acting) {
            var row = new Div(title, Buttons.secondary(getTranslation("tasks.add"), this::addTask));
            row.addClassNames("row", "task-add");
            add(row);
        }
        redraw();
    }

    /** Draws the list again; what is being typed, or about to be, stays. */
    public void redraw() {
        if (reason == null) {
            draw();
        }
    }

    private void draw() {
        reason = null;
        places.clear();
        list.removeAll();
        var items = new UnorderedList();
        items.addClassName("log");
        tasks.list(account).forEach(task -> items.add(item(task)));
        list.add(items);
    }

    private ListItem item(InternalTaskLine task) {
        var item = new ListItem();
        if (!acting || task.state() == TaskState.NOT_NEEDED) {
            // whoever can tick sees the tick
            item.add(new Div(
                    new Span(getTranslation("tasks.state." + task.state().name()))));
        }
        var line = Layouts.row(acting ? box(task) : new Span(task.title()));
        var about = Layouts.tight(line);
        places.put(task.id(), about);
        var at = task.settledAt();
        if (at != null) {
            about.add(Layouts.meta(getTranslation(
                    "tasks.settled", String.valueOf(task.settledByName()), Dates.minute(at, ReadersZone.or(zone)))));
        }
        if (task.state() == TaskState.NOT_NEEDED) {
            about.add(Layouts.meta(getTranslation("tasks.because", String.valueOf(task.reason()))));
        }
        if (acting && task.state() != TaskState.DONE) {
            line.add(way(task));
        }
        item.add(about);
        return item;
    }

    private Component box(InternalTaskLine task) {
        if (task.state() == TaskState.NOT_NEEDED) {
            return new Span(task.title());
        }
        // the same box for as long as the page is open: a tick that is under way while the list is redrawn counts
        var box = boxes.computeIfAbsent(task.id(), this::box);
        box.setLabel(task.title());
        box.setValue(task.state() == TaskState.DONE);
        return box;
    }

    private Checkbox box(InternalTaskId task) {
        var box = new Checkbox();
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                attempt.accept(
                        () -> {
                            if (change.getValue()) {
                                tasks.tick(account, task);
                            } else {
                                tasks.reopen(account, task);
                            }
                        },
                        this::draw);
            }
        });
        return box;
    }

    private Component way(InternalTaskLine task) {
        if (task.state() == TaskState.NOT_NEEDED) {
            var needed = Buttons.quiet(
                    getTranslation("tasks.needed"),
                    () -> attempt.accept(() -> tasks.reopen(account, task.id()), this::draw));
            needed.setAriaLabel(getTranslation("tasks.needed.what", task.title()));
            return new Div(needed);
        }
        var notNeeded = Buttons.quiet(getTranslation("tasks.not-needed"), () -> askWhy(task));
        notNeeded.setAriaLabel(getTranslation("tasks.not-needed.what", task.title()));
        return new Div(notNeeded);
    }

    private void askWhy(InternalTaskLine task) {
        var about = places.get(task.id());
        if (about == null) {
            return;
        }
        var why = new TextField(getTranslation("field.internal-task.reason"));
        why.setMaxLength(500);
        reason = why;
        var save = Buttons.secondary(
                getTranslation("tasks.not-needed.save"),
                () -> attempt.accept(() -> tasks.notNeeded(account, task.id(), why.getValue()), this::draw));
        var row = new Div(why, save, Buttons.quiet(getTranslation("tasks.keep"), this::draw));
        row.addClassName("row");
        about.add(row);
        why.focus();
    }

    private void addTask() {
        attempt.accept(() -> tasks.add(account, title.getValue()), () -> {
            title.clear();
            draw();
        });
    }
}
