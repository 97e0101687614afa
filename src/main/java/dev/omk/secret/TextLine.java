package dev.omk.secret;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param text without what ends the line
 */
public record TextLine(int number, String text) {}
