package dev.omk.cli;

/** How a document is printed. */
enum Format {
  TEXT,
  JSON,
  MARKDOWN
}
