package dev.omk.control.deliver;

import dev.omk.control.workspace.World;
import dev.omk.delivery.Forge;
import dev.omk.delivery.ForgeRepository;
import dev.omk.delivery.GitHub;
import dev.omk.delivery.Publishing;
import dev.omk.delivery.RemoteAddress;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.Git;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the work of a project goes.
 *
 * @param publishing the git side
 * @param remote that is pushed to
 * @param pushed the repository that the remote is
 * @param forge the repository that pull requests are opened in: the same, or what it is a fork of
 * @param repository what the forge says of that one
 */
record Destination(
    Publishing publishing,
    Publishing.Remote remote,
    RemoteAddress pushed,
    Forge forge,
    ForgeRepository repository) {

  /**
   * Finds it, and asks the forge whether it is there and may be pushed to.
   *
   * @throws OmkException {@code BLOCKED_ON_EXTERNAL} or {@code BLOCKED_ON_HUMAN}, saying what to do
   */
  static Destination find(World world, Path root) throws InterruptedException {
    Optional<Git> git = world.git();
    if (git.isEmpty() || git.get().locate(root).isEmpty()) {
      throw external(
          root + " is no git repository, so nothing can be pushed from it",
          "make it one and commit: git init, or deliver by hand");
    }
    Publishing publishing = new Publishing(git.get(), world.environment().variables(), root);
    List<Publishing.Remote> remotes = publishing.remotes();
    Publishing.Remote remote = choose(remotes);
    RemoteAddress pushed = remote.address().orElseThrow();
    Forge own = forge(world, pushed);
    ForgeRepository repository = own.repository();
    if (!repository.mayPush()) {
      throw external(
          "gh's login may not push to " + pushed,
          remotes.stream()
              .filter(other -> other.address().isPresent() && !other.name().equals(remote.name()))
              .findFirst()
              .map(
                  other ->
                      "let it be pushed elsewhere: git config remote.pushDefault " + other.name())
              .orElse("ask for write access, or push to a fork: gh repo fork --remote"));
    }
    Optional<RemoteAddress> base = base(remotes, pushed, repository);
    if (base.isEmpty() || base.get().same(pushed)) {
      return new Destination(publishing, remote, pushed, own, repository);
    }
    Forge upstream = forge(world, base.get());
    return new Destination(publishing, remote, pushed, upstream, upstream.repository());
  }

  private static Publishing.Remote choose(List<Publishing.Remote> remotes) {
    if (remotes.isEmpty()) {
      throw external(
          "there is no remote to push to", "git remote add origin URL, with a URL of a forge");
    }
    return remotes.stream()
        .filter(remote -> remote.address().isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                external(
                    "remote "
                        + remotes.getFirst().name()
                        + " is on no forge that omk can open pull requests on",
                    "push and open it by hand, with the text of: omk goal open-pr --dry-run"));
  }

  private static Forge forge(World world, RemoteAddress address) {
    if (address.host().startsWith("gitlab.")) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          "opening merge requests on " + address.host() + " is not available yet",
          "open it by hand, with the text of: omk goal open-pr --dry-run");
    }
    return GitHub.at(world.runner(), world.environment(), address);
  }

  // What gh was told comes first. A fork is pushed to for its parent, but whose pull requests those
  // are has to be visible in the remotes: nobody else's repository is written to on a guess.
  private static Optional<RemoteAddress> base(
      List<Publishing.Remote> remotes, RemoteAddress pushed, ForgeRepository repository) {
    Optional<RemoteAddress> chosen =
        remotes.stream()
            .filter(Publishing.Remote::base)
            .flatMap(remote -> remote.address().stream())
            .findFirst();
    if (chosen.isPresent() || repository.parent().isEmpty()) {
      return chosen;
    }
    String parent = repository.parent().get();
    return Optional.of(
        remotes.stream()
            .flatMap(remote -> remote.address().stream())
            .filter(address -> address.host().equals(pushed.host()))
            .filter(address -> address.path().equalsIgnoreCase(parent))
            .findFirst()
            .orElseThrow(
                () ->
                    new OmkException(
                        ErrorCode.BLOCKED_ON_HUMAN,
                        pushed + " is a fork of " + parent + ", and no remote says which is meant",
                        "git remote add upstream https://"
                            + pushed.host()
                            + "/"
                            + parent
                            + ", or choose: gh repo set-default")));
  }

  private static OmkException external(String message, String next) {
    return new OmkException(ErrorCode.BLOCKED_ON_EXTERNAL, message, next);
  }
}
