/**
 * Tests of what is delivered: they run the packaged {@code target/omk}, named by the system
 * property {@code omk.executable}, and {@code mvnw}. They know nothing of the application's
 * classes.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.packaging;
