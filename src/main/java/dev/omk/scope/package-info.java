/**
 * What may be touched: protected paths, test files, and the judgement of a diff.
 *
 * <p>Pure: it is given what changed and says what that means; undoing is done in {@code worktree}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.scope;
