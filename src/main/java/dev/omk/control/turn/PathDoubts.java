package dev.omk.control.turn;

import dev.omk.glob.Globs;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.CompiledCode;
import dev.omk.scope.GateFiles;
import dev.omk.scope.SystemNames;
import dev.omk.scope.ToolCaches;
import dev.omk.scope.Watched;
import java.util.ArrayList;
import java.util.List;

/** Why a person has to look at a changed file, by its path alone. */
final class PathDoubts {
  private final Watched watched;
  private final Globs allowed;

  /**
   * @param watched what may have a part in a gate's verdict
   * @param allowed what the user lets an agent change
   */
  PathDoubts(Watched watched, Globs allowed) {
    this.watched = watched;
    this.allowed = allowed;
  }

  /** The reasons. */
  List<String> of(ChangedFile file) {
    String path = file.path();
    boolean added = FileDoubts.isNew(file);
    List<String> why = new ArrayList<>();
    if (file.change() == ChangedFile.Change.ADDED && GateFiles.hidesWhatIsBelow(path)) {
      why.add("takes what is below it out of the gates' sight");
    }
    if (CompiledCode.is(path)) {
      why.add("is compiled code, which nobody can review");
    }
    if (ToolCaches.is(path)) {
      why.add("is what a tool remembers of an earlier run, and believes");
    }
    if (CompiledCode.isAssembly(path)) {
      why.add("is assembly, which no rule for code reads");
    }
    if (GateFiles.ignoreRules(path)) {
      why.add("says what git ignores, and was changed");
    }
    if (allowed.covers(path)) {
      return why;
    }
    if (file.change() == ChangedFile.Change.TYPE_CHANGED) {
      why.add("was a file and is a link, or the other way round");
    }
    if (watched.covers(path) || watched.covers(file.oldPath())) {
      why.add("may have a part in a gate's verdict, and was changed");
    } else if (SystemNames.loadedByName(path)) {
      why.add("is taken by its name where tests run, and was changed");
    }
    if (SystemNames.laysOver(path)) {
      why.add("changes code of others as it is installed or loaded");
    }
    if (added && SystemNames.shadows(path)) {
      why.add("may be taken in place of one of the system or of a test library");
    }
    if (!added && SystemNames.isForeign(path)) {
      why.add("is code of others that tests may use, and was changed");
    }
    return why;
  }
}
