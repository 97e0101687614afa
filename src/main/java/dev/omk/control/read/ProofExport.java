package dev.omk.control.read;

import dev.omk.attest.Attestation;
import dev.omk.attest.BundleCheck;
import dev.omk.attest.SigningKey;
import dev.omk.attest.VerifyingKey;
import dev.omk.control.project.BaseCommit;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Subjects;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.error.Problems;
import dev.omk.git.Git;
import dev.omk.git.GitCall;
import dev.omk.git.GitResult;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalId;
import dev.omk.goal.Verification;
import dev.omk.proof.Claim;
import dev.omk.store.RegularFile;
import dev.omk.worktree.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Proofs that leave this machine, and the look at those that come from another. */
public final class ProofExport {
  private static final int MAX_BYTES = 64 << 20;

  private ProofExport() {}

  /**
   * What is to be written.
   *
   * @param goalId of the goal
   * @param ready whether the statements say that it is ready
   * @param tree that they are about
   * @param commit with that tree, if HEAD is one
   * @param key that signed, if it is signed
   * @param bundle the bytes of the file
   */
  public record Exported(
      GoalId goalId,
      boolean ready,
      String tree,
      Optional<String> commit,
      Optional<VerifyingKey> key,
      String bundle) {}

  /**
   * Checks the proof of a goal again and puts what comes of it into in-toto statements.
   *
   * @param sign with the user's key, which is made when there is none
   * @param version of omk
   * @throws OmkException {@code DAMAGED_STATE} if the proof does not verify; {@code INVALID_VALUE}
   *     if it is not about a git tree
   */
  public static Exported of(Workspace workspace, GoalId id, boolean sign, String version)
      throws InterruptedException {
    ProofCheck.Result check = ProofCheck.of(workspace, id);
    if (check.verdict() == ProofCheck.Verdict.DAMAGED) {
      throw new OmkException(
          ErrorCode.DAMAGED_STATE,
          "the proof of goal '" + id + "' does not verify, so there is nothing to attest",
          "see what is wrong: omk goal proof --check " + id);
    }
    if (new GoalReader(workspace).legacy(id).isPresent()) {
      throw new OmkException(
          ErrorCode.NOT_READY,
          "goal '" + id + "' was recorded by omk 0.5.0, which proves nothing",
          "verify it here first: omk goal verify " + id);
    }
    Goal goal = GoalLedger.open(workspace, id).goal();
    String tree = tree(goal);
    Optional<String> commit = commit(workspace, Path.of(goal.created().projectDir()), tree);
    boolean ready = check.verdict() == ProofCheck.Verdict.READY;
    List<Claim> claims =
        check.points().stream()
            .map(point -> new Claim(point.name(), point.strength(), point.detail(), List.of()))
            .toList();
    Optional<SigningKey> key = sign ? Optional.of(SigningKeys.own(workspace)) : Optional.empty();
    String bundle = new Attestation(goal, tree, commit, ready, claims, version).bundle(key);
    return new Exported(id, ready, tree, commit, key.map(SigningKey::open), bundle);
  }

  private static String tree(Goal goal) {
    Verification last = goal.verification();
    Subject subject = Subjects.parse(last == null ? goal.base() : last.subject());
    if (subject.kind() != Subject.Kind.GIT_TREE) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "goal '" + goal.id() + "' is not about a git tree, which others could compare with",
          "put the project under git, and make the goal there");
    }
    return subject.id();
  }

  // The commit that is checked out, if it is exactly what was verified.
  private static Optional<String> commit(Workspace workspace, Path root, String tree)
      throws InterruptedException {
    Optional<Git> git = workspace.world().git();
    if (git.isEmpty()) {
      return Optional.empty();
    }
    GitResult result =
        git.get()
            .attempt(
                GitCall.of(
                    "find the commit of the work tree", root, "rev-parse", "HEAD", "HEAD^{tree}"));
    List<String> ids = result.line().lines().toList();
    return result.ok() && ids.size() == 2 && ids.get(1).equals(tree)
        ? Optional.of(ids.getFirst())
        : Optional.empty();
  }

  /**
   * Checks a file that was exported somewhere.
   *
   * @param revision of this repository that it has to be about
   * @param key a file with the public key of who signed; without one no signature is looked at
   * @param problems is told if the file, the revision or the key is not there
   * @throws OmkException with all problems, if there is any
   */
  public static BundleCheck.Result check(
      Workspace workspace, Path file, String revision, Optional<Path> key, Problems problems)
      throws InterruptedException {
    Optional<byte[]> bundle = problems.lookUp(() -> read(file));
    Optional<BaseCommit> commit =
        problems.lookUp(
            () ->
                BaseCommit.find(
                    workspace,
                    "--tree",
                    revision,
                    "go into a clone of the repository that it is about"));
    Optional<VerifyingKey> verifying =
        key.isPresent() ? problems.lookUp(() -> SigningKeys.read(key.get())) : Optional.empty();
    problems.check();
    return BundleCheck.of(bundle.orElseThrow(), commit.orElseThrow().subject().id(), verifying);
  }

  private static byte[] read(Path file) {
    try {
      return RegularFile.read(file, MAX_BYTES).orElseThrow(() -> new IOException("no such file"));
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "the proof " + file + " cannot be read: " + e.getMessage(),
          "name a file that was written with: omk goal proof --export FILE",
          e);
    }
  }
}
