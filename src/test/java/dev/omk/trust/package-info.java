/**
 * The corpus: cheats that must never be called ready, and honest work that must be without a
 * person.
 *
 * <p>A {@code Work} is what an agent does to a {@code Project}; {@code Trial} drives it on a real
 * repository. To add a cheat, write one line into the class of its kind, see that it fails, and
 * close the way. {@code -Domk.corpus="part of its name"} runs some of them alone.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.trust;
