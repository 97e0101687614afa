package dev.omk.cli.render;

import dev.omk.goal.Goal;
import dev.omk.goal.Pass;
import dev.omk.goal.Spent;
import dev.omk.text.Columns;
import dev.omk.text.Count;
import dev.omk.text.Dollars;
import dev.omk.text.Harmless;
import dev.omk.text.Markdown;
import dev.omk.time.Durations;
import java.util.ArrayList;
import java.util.List;

/**
 * What the turns of agents cost, a row a turn or a row a task. What nobody told is {@code unknown}.
 *
 * @param title what the rows are
 * @param head a word a column
 * @param rows none is no table
 */
record CostTable(String title, List<String> head, List<List<String>> rows) {
  private static final int CELL = 60;

  /** A row a turn. */
  static CostTable passes(Goal goal) {
    List<List<String>> rows = new ArrayList<>();
    for (Pass pass : goal.passes()) {
      rows.add(row(Spent.of(pass), Integer.toString(pass.number()), pass.taskId(), pass.agent()));
    }
    return new CostTable("Passes", List.of("pass", "task", "agent", "time", "tokens", "USD"), rows);
  }

  /** A row a task that agents worked on. */
  static CostTable tasks(Goal goal) {
    List<List<String>> rows = new ArrayList<>();
    Spent.byTask(goal.passes()).forEach((task, spent) -> rows.add(row(spent, task)));
    return new CostTable("Tasks", List.of("task", "time", "tokens", "USD"), rows);
  }

  private static List<String> row(Spent spent, String... names) {
    List<String> row = new ArrayList<>();
    for (String name : names) {
      row.add(Harmless.line(name, CELL));
    }
    row.add(Durations.human(spent.time()));
    row.add(Count.told(spent.tokens(), spent.unknownRuns()));
    row.add(Dollars.told(spent.usd(), spent.unknownRuns()));
    return row;
  }

  /** Adds it with columns of equal width; nothing where there is no row. */
  void text(Text text) {
    if (rows.isEmpty()) {
      return;
    }
    text.line(title + ":");
    text.line(aligned(head));
    rows.forEach(row -> text.line(aligned(row)));
  }

  private String aligned(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < cells.size(); at++) {
      String cell = cells.get(at);
      line.append("  ").append(cell).append(" ".repeat(width(at) - Columns.of(cell)));
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> Columns.of(row.get(column)))
        .reduce(Columns.of(head.get(column)), Math::max);
  }

  /** Adds it to a document; nothing where there is no row. */
  void markdown(Markdown text) {
    text.table(title, head, rows);
  }
}
