/**
 * Making a goal and planning it again, by heuristics or by an agent that proposes.
 *
 * <p>{@link dev.omk.control.plan.PlanStep} writes a goal whole or not at all; {@link
 * dev.omk.control.plan.ReplanStep} asks an agent about one that is there. What is planned is
 * decided in {@code dev.omk.plan}, which is pure. Of {@code control} it knows {@code session} and
 * {@code turn}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.control.plan;
