/** The rules of the section performance: benchmarks and budgets. Pure, as all of {@code review}. */
@org.jspecify.annotations.NullMarked
package dev.omk.review.performance;
