package dev.omk.gate.report;

/**
 * One test as its runner lists it.
 *
 * @param id as the runner writes it
 * @param place the file, module or package that it is in
 * @param name within that place
 */
public record ListedTest(String id, String place, String name) {

  /** The same of an id that ends in the name, after one separating character or more. */
  static ListedTest of(String id, int endOfPlace, int startOfName) {
    return new ListedTest(id, id.substring(0, endOfPlace), id.substring(startOfName));
  }
}
