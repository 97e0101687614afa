/**
 * What may be touched: protected paths, test files, and the judgement of a diff.
 *
 * <p>Pure: it is given what changed and says what that means; undoing is done in {@code worktree}.
 *
 * <p>The files of a gate are of three kinds. What it starts, and what that calls in folders of
 * tooling or by the name of a check, is protected ({@link dev.omk.scope.GateFiles#of}). What else
 * it loads, sources or starts and does not compare with an expectation of its own may be a part of
 * the check: a change there is in doubt, for a person to settle ({@link dev.omk.scope.Watched}).
 * What it does compare is the product and free. When nobody can tell, it is in doubt.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.scope;
