/**
 * Text from outside made safe to show: terminal escapes and other control characters never reach a
 * terminal, a message or a document raw. Pure; depends on nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.text;
