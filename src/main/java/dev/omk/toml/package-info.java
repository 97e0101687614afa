/**
 * Reading TOML that people write: bytes to text, text to tables, and every mistake with its place.
 * The rooms that know what the keys mean build on it. Depends on {@code error}, {@code text} and
 * tomlj; touches no file.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.toml;
