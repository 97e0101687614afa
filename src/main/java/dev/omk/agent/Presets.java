package dev.omk.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The known agents, as data. To add one, add a row; commands, modes and faults are those seen with
 * the real programs.
 */
public final class Presets {
  private static final String PROMPT = "{prompt}";
  private static final List<String> NONE = List.of();
  private static final String EXIT_0 = "exits 0 although a write was denied";
  private static final String ORPHANS = "its tools outlive it in sessions of their own";

  private static final List<Preset> ALL =
      List.of(
          claude(), codex(), gemini(), qwen(), opencode(), kimi(), copilot(), goose(), cursor());

  private Presets() {}

  /** All of them, the order in which they are suggested. */
  public static List<Preset> all() {
    return ALL;
  }

  /** The one of that name. */
  public static Optional<Preset> named(String name) {
    return ALL.stream().filter(preset -> preset.name().equals(name)).findFirst();
  }

  private static Preset claude() {
    return new Preset(
        "claude",
        "claude",
        List.of("claude", "-p", "--output-format", "stream-json", "--verbose"),
        List.of("--permission-mode", "bypassPermissions"),
        List.of("--permission-mode", "plan"),
        "--permission-mode",
        List.of("npx", "-y", "@agentclientprotocol/claude-agent-acp"),
        List.of("claude-agent-acp"),
        "bypassPermissions",
        "plan",
        Usage.TURN,
        Map.of(),
        List.of(EXIT_0, ORPHANS, "hangs for a minute on HTTP 401", "newest package needs Node 22"));
  }

  private static Preset codex() {
    return new Preset(
        "codex",
        "codex",
        List.of("codex", "exec", "--json"),
        List.of("--sandbox", "danger-full-access"),
        List.of("--sandbox", "read-only"),
        "--sandbox",
        List.of("npx", "-y", "@agentclientprotocol/codex-acp"),
        List.of("codex-acp"),
        "agent-full-access",
        "read-only",
        Usage.TURN,
        Map.of(),
        List.of("exits 0 although its own sandbox blocked the write"));
  }

  private static Preset gemini() {
    return new Preset(
        "gemini",
        "gemini",
        List.of("gemini", "-p", PROMPT, "-o", "stream-json"),
        List.of("--approval-mode", "yolo"),
        List.of("--approval-mode", "plan"),
        "--approval-mode",
        List.of("gemini", "--acp"),
        List.of("gemini", "--acp"),
        "yolo",
        "plan",
        Usage.TURN,
        Map.of(),
        List.of("exits 145 on HTTP 401", ORPHANS));
  }

  private static Preset qwen() {
    return new Preset(
        "qwen",
        "qwen",
        List.of("qwen", "-p", PROMPT, "-o", "stream-json"),
        List.of("--approval-mode", "yolo"),
        List.of("--approval-mode", "plan"),
        "--approval-mode",
        List.of("qwen", "--acp"),
        List.of("qwen", "--acp"),
        "yolo",
        "plan",
        Usage.TURN,
        Map.of(),
        List.of("exits 0 on HTTP 401", "wants absolute paths", "newest package needs Node 22"));
  }

  private static Preset opencode() {
    return new Preset(
        "opencode",
        "opencode",
        List.of("opencode", "run", "--format", "json", PROMPT),
        NONE,
        NONE,
        "",
        List.of("opencode", "acp"),
        List.of("opencode", "acp"),
        "",
        "plan",
        Usage.LAST_CALL,
        Map.of(),
        List.of(EXIT_0, ORPHANS, "writes unattended only if its own config permits it"));
  }

  private static Preset kimi() {
    return new Preset(
        "kimi",
        "kimi",
        List.of("kimi", "-p", PROMPT, "--output-format", "stream-json"),
        NONE,
        NONE,
        "",
        List.of("kimi", "acp"),
        List.of("kimi", "acp"),
        "yolo",
        "plan",
        Usage.TURN,
        Map.of(),
        List.of("writes without asking in its default mode"));
  }

  private static Preset copilot() {
    return new Preset(
        "copilot",
        "copilot",
        List.of("copilot", "-p", PROMPT, "--output-format", "json"),
        List.of("--allow-all-tools"),
        NONE,
        "",
        List.of("copilot", "--acp"),
        List.of("copilot", "--acp"),
        "#autopilot",
        "#plan",
        Usage.TURN,
        Map.of(),
        List.of(EXIT_0, "says an HTTP 401 as chat text"));
  }

  private static Preset goose() {
    return new Preset(
        "goose",
        "goose",
        List.of("goose", "run", "-t", PROMPT, "--output-format", "stream-json"),
        NONE,
        NONE,
        "",
        List.of("goose", "acp"),
        List.of("goose", "acp"),
        "",
        "",
        Usage.TURN,
        Map.of("GOOSE_MODE", "auto"),
        NONE);
  }

  private static Preset cursor() {
    return new Preset(
        "cursor",
        "cursor-agent",
        List.of("cursor-agent", "-p", PROMPT, "--output-format", "stream-json"),
        List.of("--force"),
        NONE,
        "",
        List.of("cursor-agent", "acp"),
        List.of("cursor-agent", "acp"),
        "",
        "",
        Usage.TURN,
        Map.of(),
        NONE);
  }
}
