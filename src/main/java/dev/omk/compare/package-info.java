/**
 * What omk compares itself: output that must stay the same, times that must be better, documents
 * whose links must lead somewhere, and findings that must be where they say.
 *
 * <p>Pure: it is given what was seen on base and candidate. Depends on {@code text}, {@code json},
 * {@code toml} and {@code error}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.compare;
