package dev.omk.review;

/**
 * Where a pattern matched, for rules that depend on what stands around.
 *
 * @param path of the file
 * @param statement the line, or the lines of one statement taken together, as they are
 * @param before the code in front of the match and on some lines above it, with a quote for each
 *     character of a text and a blank for each of a comment
 * @param after the code behind the match and on some lines below it, likewise
 */
public record CodePlace(String path, String statement, String before, String after) {}
