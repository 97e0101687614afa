package dev.omk.delivery;

/**
 * What a person said in a review.
 *
 * @param id tells it from every other, for instance {@code comment 12}
 * @param author login
 * @param path the file, empty when it is about the whole
 * @param line from 1, 0 when it is about the file
 * @param text what was said
 * @param trusted whether the author may write to the repository; on a public one anybody may say
 *     something, and what is said is work for an agent
 */
public record Remark(
    String id, String author, String path, int line, String text, boolean trusted) {}
