package dev.omk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One event as read from a journal.
 *
 * @param id a UUID, unique over all goals
 * @param seq its place in the journal, from 1
 * @param ts when it was written; may go backwards when the clock does
 * @param kind what happened
 * @param actor who did it
 * @param payload the facts; empty if there are none
 */
public record Event(
    String id, long seq, Instant ts, String kind, String actor, ObjectNode payload) {}
