package dev.omk.view;

import java.time.Duration;

/**
 * Something that runs.
 *
 * @param kind {@code agent} or {@code gate}, or a step
 * @param name its name
 * @param elapsed since it began
 * @param said the last line that it wrote; empty if none is known
 */
public record Running(String kind, String name, Duration elapsed, String said) {}
