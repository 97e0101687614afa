package dev.omk.review;

import java.util.List;

/** A rule that reads one file of a diff at a time. */
@FunctionalInterface
interface ReviewRule {
  /** The findings in a file, by line. */
  List<Finding> examine(FilePatch file);
}
