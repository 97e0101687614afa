package dev.omk.doctor;

import java.util.List;

/** Looks at one kind of thing. Changes nothing; may run beside other checks. */
@FunctionalInterface
interface Check {

  /** What was found, in the order in which it is shown. */
  List<Diagnosis> look() throws InterruptedException;
}
