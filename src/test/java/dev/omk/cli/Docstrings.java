package dev.omk.cli;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the types of a source file say of themselves, as Markdown. */
final class Docstrings {
  private static final Pattern LINK = Pattern.compile("\\{@link\\s+(?:\\w*#)?([^}\\s]*)[^}]*}");

  private final Map<String, Type> types = new LinkedHashMap<>();

  /**
   * A class, record or interface.
   *
   * @param text its description, without tags
   * @param parameters what its {@code @param} tags say, by name
   * @param members what its fields and constants say, by name
   * @param kinds the words that its method {@code kind} may return
   * @param components names of a record's components, in their order
   */
  record Type(
      String text,
      Map<String, String> parameters,
      Map<String, String> members,
      List<String> kinds,
      List<String> components) {}

  private Docstrings() {}

  /** Reads a file below {@code src/main/java/dev/omk}. */
  static Docstrings of(String file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Docstrings docs = new Docstrings();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var source = files.getJavaFileObjects(Path.of("src/main/java/dev/omk", file));
      var task =
          (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, source);
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        docs.new Reader(trees).scan(unit, null);
      }
    }
    return docs;
  }

  /** The type of that name. */
  Type type(String name) {
    return Optional.ofNullable(types.get(name)).orElseThrow();
  }

  /** All of them, in the order of the file. */
  Map<String, Type> types() {
    return types;
  }

  private final class Reader extends TreePathScanner<Void, @Nullable String> {
    private final DocTrees trees;

    Reader(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitClass(ClassTree tree, @Nullable String outer) {
      String doc = doc(getCurrentPath());
      Type type =
          new Type(
              description(doc),
              parameters(doc),
              new LinkedHashMap<>(),
              new ArrayList<>(),
              new ArrayList<>());
      String name = tree.getSimpleName().toString();
      types.put(name, type);
      for (Tree member : tree.getMembers()) {
        if (member instanceof VariableTree field) {
          boolean isComponent =
              tree.getKind() == Tree.Kind.RECORD
                  && !field
                      .getModifiers()
                      .getFlags()
                      .contains(javax.lang.model.element.Modifier.STATIC);
          if (isComponent) {
            type.components().add(field.getName().toString());
          }
          String text = doc(new TreePath(getCurrentPath(), member));
          type.members().put(field.getName().toString(), description(text));
        }
      }
      return super.visitClass(tree, name);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable String owner) {
      return tree.getName().contentEquals("kind") ? super.visitMethod(tree, owner) : null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable String owner) {
      boolean inKind =
          getCurrentPath().getParentPath() != null
              && owner != null
              && tree.getValue() instanceof String
              && inMethod(getCurrentPath());
      if (inKind) {
        Objects.requireNonNull(types.get(owner)).kinds().add((String) tree.getValue());
      }
      return null;
    }

    private boolean inMethod(TreePath path) {
      for (Tree part : path) {
        if (part instanceof MethodTree) {
          return true;
        }
        if (part instanceof ClassTree) {
          return false;
        }
      }
      return false;
    }

    private String doc(TreePath path) {
      return Optional.ofNullable(trees.getDocComment(path)).orElse("");
    }
  }

  private static String description(String doc) {
    return markdown(doc.split("(?m)^ ?@", 2)[0]);
  }

  private static Map<String, String> parameters(String doc) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String tag : doc.split("(?m)^ ?@", -1)) {
      if (tag.startsWith("param ")) {
        String[] words = tag.substring("param ".length()).split("\\s+", 2);
        parameters.put(words[0], words.length > 1 ? markdown(words[1]) : "");
      }
    }
    return parameters;
  }

  // A constant is written in small letters where a person writes it.
  private static String word(String linked) {
    return linked.equals(linked.toUpperCase(Locale.ROOT))
        ? linked.toLowerCase(Locale.ROOT)
        : linked;
  }

  private static String markdown(String doc) {
    return LINK.matcher(doc)
        .replaceAll(link -> "`" + word(link.group(1)) + "`")
        .replaceAll("\\{@(?:code|literal)\\s+([^}]*)}", "`$1`")
        .replaceAll("</?p>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
