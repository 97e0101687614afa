/**
 * A proof that leaves the machine: in-toto statements about a git tree, signed as DSSE envelopes,
 * and the check of such a file somewhere else.
 *
 * <p>Pure: it is given goals, claims and bytes, and gives bytes and claims; the key comes from
 * {@code store}. Depends on {@code goal}, {@code gate}, {@code proof}, {@code json}, {@code
 * digest}, {@code text}. What it writes says "passed" only if it was told that the goal is ready,
 * and what it accepts fits exactly one tree.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.attest;
