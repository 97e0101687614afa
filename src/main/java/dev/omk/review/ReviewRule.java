package dev.omk.review;

import java.util.List;

/** A rule that reads one file of a diff at a time. Files may be read by several threads. */
@FunctionalInterface
public interface ReviewRule {
  /** The findings in a file, by line. */
  List<Finding> examine(FilePatch file);
}
