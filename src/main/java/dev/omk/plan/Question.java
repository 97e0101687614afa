package dev.omk.plan;

/**
 * Something that only a person can say.
 *
 * @param number from 1
 * @param text the question, one line
 * @param answer what was answered; empty while it is open
 * @param by who answered; empty while it is open
 */
public record Question(int number, String text, String answer, String by) {

  /** A question that nobody has answered. */
  public static Question open(int number, String text) {
    return new Question(number, text, "", "");
  }

  /** Whether it waits for an answer. */
  public boolean isOpen() {
    return answer.isEmpty();
  }

  /** The same with its answer. */
  public Question answered(String text, String by) {
    return new Question(number, this.text, text, by);
  }
}
