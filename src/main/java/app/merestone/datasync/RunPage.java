package app.merestone.datasync;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs of a sync that follow one another, newest first.
 *
 * @param older where the next page goes on; empty where nothing is older
 */
public record RunPage(List<ShownRun> runs, @Nullable AfterRun older) implements Serializable {}
