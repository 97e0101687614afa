/**
 * Text from outside made safe to show: terminal escapes and other control characters never reach a
 * terminal, a message or a document raw. Also what somebody meant to type. Pure; depends on {@code
 * com.google.re2j} alone.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.text;
