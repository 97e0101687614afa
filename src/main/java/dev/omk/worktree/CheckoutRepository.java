package dev.omk.worktree;

import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository for a clean checkout, so that what asks git there is told what it is told in place:
 * the history with its branches and tags, and an index that knows the files. It reads the objects
 * of the user's repository and has nothing else of it: no configuration, no hooks, and whatever is
 * written into it is gone with the checkout.
 */
final class CheckoutRepository {
  private final Git git;
  private final Repository repository;
  private final PinnedRules rules;

  CheckoutRepository(Git git, Repository repository, PinnedRules rules) {
    this.git = git;
    this.repository = repository;
    this.rules = rules;
  }

  /**
   * Makes one.
   *
   * @param room the checkout, without files yet
   * @param commit what is checked out there; where that is not known, what is here
   * @return it, without an index yet
   */
  Repository make(Path room, Optional<String> commit) throws InterruptedException {
    Optional<String> head = commit.isPresent() ? commit : HeadCommit.read(git, repository, rules);
    byte[] refs = head.isPresent() ? refs() : new byte[0];
    Path own = room.resolve(".git");
    try {
      Files.createDirectories(own.resolve("objects/info"));
      Files.createDirectories(own.resolve("refs"));
      Files.writeString(own.resolve("HEAD"), head.orElse("ref: refs/heads/main") + "\n");
      Files.writeString(own.resolve("config"), config());
      Files.write(own.resolve("packed-refs"), refs);
      Files.write(
          own.resolve("objects/info/alternates"),
          rules.objects().stream().map(Path::toString).toList());
      copy("shallow", own);
      copy("info/exclude", own);
    } catch (IOException e) {
      throw PrivateFiles.failed("make a repository of " + room, e);
    }
    return new Repository(room, own, own, room, repository.objectFormat());
  }

  private byte[] refs() throws InterruptedException {
    GitCall call =
        GitCall.of(
                "list branches and tags",
                repository.root(),
                "for-each-ref",
                "--format=%(objectname) %(refname)",
                "refs/heads",
                "refs/remotes",
                "refs/tags")
            .with(rules.userRepository());
    return git.run(call).stdout();
  }

  private String config() {
    return repository.idLength() == 40
        ? "[core]\n\trepositoryformatversion = 0\n"
        : "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n";
  }

  private void copy(String name, Path own) throws IOException {
    Path file = repository.commonDirectory().resolve(name);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Path copy = own.resolve(name);
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(file, copy);
    }
  }
}
