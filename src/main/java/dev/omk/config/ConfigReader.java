package dev.omk.config;

import dev.omk.config.AgentSettings.Protocol;
import dev.omk.error.OmkException;
import dev.omk.glob.Globs;
import dev.omk.toml.TomlProblems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/** Knows the tables and keys of the file. */
final class ConfigReader {
  /** Keys that stand outside of every table. */
  static final List<String> TOP_KEYS = List.of("agent", "reviewer");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MOST_RETRIES = 100;
  private static final String FIXER = "fixer";

  private final TomlProblems problems;

  ConfigReader(TomlProblems problems) {
    this.problems = problems;
  }

  Config read(TomlTable file) {
    TableReader top = new TableReader(file, "", problems);
    Config config =
        new Config(
            top.textOrTexts("agent"),
            top.textOrTexts("reviewer"),
            agents(top.table("agents")),
            run(top.table("run")),
            scope(top.table("scope")),
            verify(top.table("verify")),
            sandbox(top.table("sandbox")),
            delivery(top.table("delivery")),
            notify(top.table("notify")),
            review(top.table("review")));
    top.finish();
    return config;
  }

  private static SortedMap<String, AgentSettings> agents(@Nullable TableReader table) {
    SortedMap<String, AgentSettings> agents = new TreeMap<>();
    if (table == null) {
      return agents;
    }
    for (String name : table.keys()) {
      if (name.equals(FIXER)) {
        table.problem(name, "'fixer' is built in: choose another name for an agent");
      } else if (!NAME.matcher(name).matches()) {
        table.problem(name, "an agent's name is letters, digits, '.', '_' and '-', at most 64");
      }
      TableReader agent = table.table(name);
      if (agent != null) {
        agents.put(name, agent(agent));
      }
    }
    return agents;
  }

  private static AgentSettings agent(TableReader table) {
    List<String> command = table.texts("command");
    if (command != null && (command.isEmpty() || command.getFirst().isBlank())) {
      table.problem("command", "'command' must begin with a program");
    }
    SortedMap<String, String> env = table.textMap("env");
    env.keySet().forEach(name -> checkVariable(table, "env", name));
    List<String> passEnv = table.texts("pass_env");
    if (passEnv != null) {
      passEnv.forEach(name -> checkVariable(table, "pass_env", name));
    }
    AgentSettings settings =
        new AgentSettings(
            command,
            table.choice("protocol", List.of("command", "acp"), n -> constant(Protocol.class, n)),
            table.positiveDuration("timeout"),
            table.positiveDuration("idle_timeout"),
            env,
            passEnv,
            table.text("mode"),
            table.inlineTables("mcp"),
            table.text("auth"),
            prices(table));
    table.finish();
    return settings;
  }

  private static @Nullable TokenPrices prices(TableReader agent) {
    TableReader table = agent.table("cost");
    if (table == null) {
      return null;
    }
    BigDecimal input = table.money("input");
    BigDecimal output = table.money("output");
    table.finish();
    if (input == null || output == null) {
      agent.problem("cost", "'cost' needs both 'input' and 'output', in USD per million tokens");
      return null;
    }
    return new TokenPrices(input, output);
  }

  private static void checkVariable(TableReader table, String key, String name) {
    if (!VARIABLE.matcher(name).matches()) {
      table.problem(key, "'" + name + "' in '" + key + "' is not the name of a variable");
    } else if (name.startsWith("OMK_")) {
      table.problem(
          key, "'" + name + "' in '" + key + "': names that begin with OMK_ are reserved");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  private static RunDefaults run(@Nullable TableReader table) {
    if (table == null) {
      return RunDefaults.none();
    }
    RunDefaults run =
        new RunDefaults(
            table.flag("until_ready"),
            table.duration("budget_time"),
            table.positive("budget_tokens", Long.MAX_VALUE),
            table.positiveMoney("budget_usd"),
            table.positiveInt("max_agents"),
            table.choice("policy", "local", "draft-pr", "auto-pr"),
            table.choice("merge_policy", "disabled", "manual", "gated"),
            table.flag("slice_execution"),
            table.flag("enforce_protection"),
            table.flag("no_llm_planner"),
            table.positive("planner_token_budget", Long.MAX_VALUE),
            table.choice("accept", "manual", "auto"),
            table.positiveInt("max_iterations"),
            table.positiveInt("jobs"),
            table.count("retries", MOST_RETRIES),
            table.duration("retry_wait"),
            table.text("planner"));
    table.finish();
    return run;
  }

  private static ScopeSettings scope(@Nullable TableReader table) {
    if (table == null) {
      return ScopeSettings.none();
    }
    ScopeSettings scope =
        new ScopeSettings(orEmpty(table.texts("protected")), orEmpty(table.texts("tests")));
    table.finish();
    return scope;
  }

  private static VerifySettings verify(@Nullable TableReader table) {
    if (table == null) {
      return VerifySettings.none();
    }
    VerifySettings verify = new VerifySettings(table.flag("clean"), orEmpty(table.texts("link")));
    table.finish();
    return verify;
  }

  private static SandboxSettings sandbox(@Nullable TableReader table) {
    if (table == null) {
      return SandboxSettings.none();
    }
    SandboxSettings sandbox =
        new SandboxSettings(
            mode(table, "agents"),
            mode(table, "gates"),
            table.onOff("network"),
            orEmpty(table.texts("writable")));
    table.finish();
    return sandbox;
  }

  private static SandboxSettings.@Nullable Mode mode(TableReader table, String key) {
    return table.choice(
        key, List.of("auto", "on", "off"), name -> constant(SandboxSettings.Mode.class, name));
  }

  private static DeliverySettings delivery(@Nullable TableReader table) {
    if (table == null) {
      return DeliverySettings.none();
    }
    DeliverySettings delivery =
        new DeliverySettings(
            table.flag("status"),
            table.positiveDuration("checks_wait"),
            table.positiveDuration("checks_poll"));
    table.finish();
    return delivery;
  }

  private static NotifySettings notify(@Nullable TableReader table) {
    if (table == null) {
      return NotifySettings.none();
    }
    List<String> command = orEmpty(table.texts("command"));
    if (!command.isEmpty() && command.getFirst().isBlank()) {
      table.problem("command", "'notify.command' must begin with a program");
    }
    NotifySettings notify = new NotifySettings(command);
    table.finish();
    return notify;
  }

  private static ReviewSettings review(@Nullable TableReader table) {
    if (table == null) {
      return ReviewSettings.none();
    }
    SortedMap<String, String> rules = new TreeMap<>();
    TableReader severities = table.table("rules");
    if (severities != null) {
      for (String rule : severities.keys()) {
        String word = severities.choice(rule, "blocking", "warning", "note", "off");
        checkRule(severities, rule);
        if (word != null) {
          rules.put(rule, word);
        }
      }
    }
    SortedMap<String, List<String>> paths = new TreeMap<>();
    TableReader quiet = table.table("paths");
    if (quiet != null) {
      for (String rule : quiet.keys()) {
        checkRule(quiet, rule);
        paths.put(rule, globs(quiet, rule));
      }
    }
    ReviewSettings review = new ReviewSettings(rules, paths, globs(table, "ignore"));
    table.finish();
    return review;
  }

  private static void checkRule(TableReader table, String rule) {
    RuleNames.problem(rule).ifPresent(problem -> table.problem(rule, problem));
  }

  private static List<String> globs(TableReader table, String key) {
    List<String> globs = orEmpty(table.texts(key));
    try {
      Globs.of(globs);
      return globs;
    } catch (OmkException e) {
      table.problem(key, e.line());
      return List.of();
    }
  }

  private static List<String> orEmpty(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }
}
