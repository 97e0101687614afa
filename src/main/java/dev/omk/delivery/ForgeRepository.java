package dev.omk.delivery;

import java.util.List;
import java.util.Optional;

/**
 * A repository as its forge describes it.
 *
 * @param path owner and name
 * @param defaultBranch that pull requests go to unless said otherwise
 * @param mayPush whether whoever is logged in may push to it
 * @param methods how it lets pull requests be merged: {@code merge}, {@code squash}, {@code rebase}
 * @param parent what it is a fork of
 */
public record ForgeRepository(
    String path,
    String defaultBranch,
    boolean mayPush,
    List<String> methods,
    Optional<String> parent) {
  public ForgeRepository {
    methods = List.copyOf(methods);
  }
}
