package dev.omk.sandbox;

import java.util.Set;

/** What is where in a home, by path relative to it: caches, tool chains, what agents keep. */
final class HomePlaces {
  private HomePlaces() {}

  /** Directories of which only parts are seen as they are; what is new there is private. */
  static final Set<String> OPENED =
      Set.of(
          "",
          ".cache",
          ".cargo",
          ".config",
          ".gradle",
          ".local",
          ".local/share",
          ".local/state",
          ".m2",
          ".yarn",
          "go",
          "go/pkg");

  /**
   * Caches that build tools must be able to write. Nothing that a shell or another program starts
   * by itself belongs here, so of {@code .cargo} and {@code .cache} only parts.
   */
  static final Set<String> CACHES =
      Set.of(
          ".bun/install",
          ".cache/bazel",
          ".cache/bazelisk",
          ".cache/ccache",
          ".cache/composer",
          ".cache/coursier",
          ".cache/Cypress",
          ".cache/deno",
          ".cache/electron",
          ".cache/go-build",
          ".cache/golangci-lint",
          ".cache/hex",
          ".cache/ms-playwright",
          ".cache/node",
          ".cache/node-gyp",
          ".cache/pip",
          ".cache/pnpm",
          ".cache/pre-commit",
          ".cache/puppeteer",
          ".cache/pypoetry",
          ".cache/rebar3",
          ".cache/ruff",
          ".cache/sccache",
          ".cache/uv",
          ".cache/yarn",
          ".cache/zig",
          ".cargo/git",
          ".cargo/registry",
          ".composer",
          ".gradle/caches",
          ".gradle/jdks",
          ".gradle/wrapper",
          ".hex",
          ".ivy2",
          ".konan",
          ".local/share/pnpm",
          ".local/share/uv",
          ".local/share/virtualenv",
          ".local/share/virtualenvs",
          ".m2/repository",
          ".m2/wrapper",
          ".npm",
          ".nuget",
          ".pnpm-store",
          ".yarn/berry",
          ".yarn/cache",
          "go/pkg/mod",
          "go/pkg/sumdb");

  /**
   * Of the caches those that hold what tools have built and will believe: an agent gets empty ones
   * of its own, or it could leave a verdict there for the gates.
   */
  static final Set<String> BUILT =
      Set.of(".cache/bazel", ".cache/ccache", ".cache/go-build", ".cache/sccache", ".cache/zig");

  /**
   * Of the home's dot files, what a gate needs to see: tool chains, and the settings by which build
   * tools find their registries, which may hold a token for one. No other credentials.
   */
  static final Set<String> FOR_GATES =
      Set.of(
          ".asdf",
          ".bazelrc",
          ".bunfig.toml",
          ".condarc",
          ".gemrc",
          ".mavenrc",
          ".npmrc",
          ".pip",
          ".yarnrc",
          ".yarnrc.yml",
          ".bun",
          ".cabal",
          ".conda",
          ".deno",
          ".dotnet",
          ".elan",
          ".gem",
          ".ghcup",
          ".gitconfig",
          ".jabba",
          ".jenv",
          ".juliaup",
          ".mix",
          ".nix-defexpr",
          ".nix-profile",
          ".nodenv",
          ".nvm",
          ".opam",
          ".phpenv",
          ".proto",
          ".pub-cache",
          ".pyenv",
          ".rbenv",
          ".rustup",
          ".rvm",
          ".sbt",
          ".sdkman",
          ".stack",
          ".swiftpm",
          ".volta",
          ".cargo/bin",
          ".cargo/config",
          ".cargo/config.toml",
          ".cargo/env",
          ".config/git",
          ".config/go",
          ".config/pip",
          ".config/uv",
          ".gradle/gradle.properties",
          ".gradle/init.d",
          ".gradle/init.gradle",
          ".local/bin",
          ".local/lib",
          ".local/share/fnm",
          ".local/share/gem",
          ".local/share/mise",
          ".local/share/pipx",
          ".local/share/pypoetry",
          ".local/share/rtx",
          ".local/state/nix",
          ".m2/extensions.xml",
          ".m2/settings-security.xml",
          ".m2/settings.xml",
          ".m2/toolchains.xml");

  /**
   * Never seen: a build daemon that runs outside would do what it is asked to, outside; so a build
   * starts one of its own, which ends with it.
   */
  static final Set<String> NEVER = Set.of(".gradle/daemon", ".m2/mvnd");

  /** What agents keep of their own: sessions, fresh tokens. */
  static final Set<String> OF_AGENTS =
      Set.of(
          ".aider",
          ".claude",
          ".claude.json",
          ".codex",
          ".copilot",
          ".cursor",
          ".gemini",
          ".qwen",
          ".cache/claude-cli-nodejs",
          ".cache/opencode",
          ".config/amp",
          ".config/crush",
          ".config/github-copilot",
          ".config/goose",
          ".config/opencode",
          ".local/share/amp",
          ".local/share/crush",
          ".local/share/goose",
          ".local/share/opencode",
          ".local/state/crush",
          ".local/state/goose",
          ".local/state/opencode");

  /** Of that, what tells an agent which programs to start: not to be changed by one. */
  static final Set<String> SETTINGS_OF_AGENTS =
      Set.of(
          ".claude/CLAUDE.md",
          ".claude/agents",
          ".claude/commands",
          ".claude/hooks",
          ".claude/plugins",
          ".claude/settings.json",
          ".claude/settings.local.json",
          ".claude/skills",
          ".codex/AGENTS.md",
          ".codex/config.toml",
          ".codex/hooks.json",
          ".codex/prompts",
          ".config/goose/config.yaml",
          ".config/opencode/AGENTS.md",
          ".config/opencode/opencode.json",
          ".config/opencode/opencode.jsonc",
          ".config/opencode/plugin",
          ".copilot/config.json",
          ".copilot/mcp-config.json",
          ".cursor/mcp.json",
          ".cursor/hooks.json",
          ".gemini/GEMINI.md",
          ".gemini/extensions",
          ".gemini/settings.json",
          ".qwen/settings.json");
}
