package dev.omk.control.deliver;

import dev.omk.error.ErrorCode;

/**
 * Something that must hold before a pull request is merged.
 *
 * @param name one or two words
 * @param holds whether it does
 * @param detail what was seen, one line
 * @param code the error where it does not hold
 * @param next what to do then
 */
public record MergeCondition(
    String name, boolean holds, String detail, ErrorCode code, String next) {}
