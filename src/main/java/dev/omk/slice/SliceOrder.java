package dev.omk.slice;

import dev.omk.goal.Slice;
import dev.omk.task.Task;

/**
 * A slice to work on.
 *
 * @param task what is to be done, and what may be written
 * @param slice where it stands: its branch, what it follows, and why it was sent back
 * @param takeAsItIs whether a person may have done the work since it was last worked on: then it is
 *     looked at before an agent is asked
 */
public record SliceOrder(Task task, Slice slice, boolean takeAsItIs) {}
