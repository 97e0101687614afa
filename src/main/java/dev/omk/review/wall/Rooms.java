package dev.omk.review.wall;

import dev.omk.review.Room;
import dev.omk.review.architect.ArchitectRoom;
import dev.omk.review.code.CodeRoom;
import dev.omk.review.performance.PerformanceRoom;
import dev.omk.review.security.SecurityRoom;
import dev.omk.review.slop.AntiSlopRoom;
import dev.omk.review.tests.TestRoom;
import java.util.List;

/** The sections' rooms, in their order. */
final class Rooms {
  static final List<Room> ALL =
      List.of(
          new ArchitectRoom(),
          new CodeRoom(),
          new TestRoom(),
          new SecurityRoom(),
          new PerformanceRoom(),
          new AntiSlopRoom());

  private Rooms() {}
}
