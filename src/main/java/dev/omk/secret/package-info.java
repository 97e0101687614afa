/**
 * Secrets: the formats in which providers issue them, a scan of what a diff adds, and the redaction
 * of every text that leaves the program.
 *
 * <p>Pure: it is given text and values. Every search is linear in the text: one pass for fixed
 * words, and a linear-time regular expression only on lines where one was found. Depends on {@code
 * digest} and {@code com.google.re2j} alone. No message of this room contains the secret it is
 * about.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.secret;
