package dev.omk.process;

/** Why a program is not started. */
final class RefusedException extends Exception {
  RefusedException(String message) {
    super(message);
  }
}
