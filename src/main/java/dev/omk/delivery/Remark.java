package dev.omk.delivery;

/**
 * What a person said in a review.
 *
 * @param id tells it from every other, for instance {@code comment 12}
 * @param author login
 * @param path the file, empty when it is about the whole
 * @param line from 1, 0 when it is about the file
 * @param text what was said
 */
public record Remark(String id, String author, String path, int line, String text) {}
