package dev.omk.review.architect;

import dev.omk.review.ChangeRule;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Room;
import dev.omk.review.Rule;
import java.util.List;

/** The section {@code architect}. */
public final class ArchitectRoom implements Room {
  @Override
  public List<Rule> rules() {
    return ArchitectRules.ALL;
  }

  @Override
  public List<ReviewRule> files(ReviewInput input) {
    return List.of(new InstallScripts(), new Licences(), new Dependencies(input));
  }

  @Override
  public List<ChangeRule> change() {
    return List.of(new PublicApi(), new TopLevel(), new LockFiles());
  }
}
