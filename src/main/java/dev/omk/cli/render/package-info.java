/**
 * What commands print: text, markdown and JSON, made from documents and goals. Pure; nothing here
 * writes to a stream. All text of goals, gates and agents is made harmless for a terminal.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.cli.render;
