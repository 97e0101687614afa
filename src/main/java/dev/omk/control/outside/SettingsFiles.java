package dev.omk.control.outside;

import java.util.List;

/** Files outside of a work tree that programs start by or take their settings from. */
final class SettingsFiles {
  /** Relative to the home; what begins with {@code .config/} moves with XDG_CONFIG_HOME. */
  static final List<String> HOME =
      List.of(
          // what shells and sessions read when they start
          ".bash_aliases",
          ".bash_login",
          ".bash_logout",
          ".bash_profile",
          ".bashrc",
          ".config/autostart",
          ".config/environment.d",
          ".config/fish/conf.d",
          ".config/fish/config.fish",
          ".config/fish/functions",
          ".config/systemd/user",
          ".cshrc",
          ".inputrc",
          ".kshrc",
          ".login",
          ".pam_environment",
          ".profile",
          ".tcshrc",
          ".xinitrc",
          ".xprofile",
          ".xsessionrc",
          ".zlogin",
          ".zlogout",
          ".zprofile",
          ".zshenv",
          ".zshrc",
          // git and ssh
          ".config/git",
          ".git-credentials",
          ".gitattributes",
          ".gitconfig",
          ".gitignore",
          ".netrc",
          ".ssh/authorized_keys",
          ".ssh/config",
          ".ssh/rc",
          // omk, and what build tools start or load by themselves
          ".cargo/config",
          ".cargo/config.toml",
          ".cargo/env",
          ".condarc",
          ".config/go/env",
          ".config/omk/config.toml",
          ".config/omk/gates.toml",
          ".config/omk/key",
          ".config/pip/pip.conf",
          ".gradle/gradle.properties",
          ".gradle/init.d",
          ".gradle/init.gradle",
          ".m2/extensions.xml",
          ".m2/settings.xml",
          ".mavenrc",
          ".npmrc",
          ".pypirc",
          ".yarnrc",
          ".yarnrc.yml",
          // what tools that gates are take their settings from, where a project has none
          ".config/flake8",
          ".config/mypy/config",
          ".config/nextest.toml",
          ".config/pycodestyle",
          ".config/pylintrc",
          ".config/rspec/options",
          ".config/rubocop",
          ".config/ruff",
          ".config/shellcheckrc",
          ".golangci.yml",
          ".golangci.yaml",
          ".mypy.ini",
          ".perlcriticrc",
          ".proverc",
          ".pylintrc",
          ".rspec",
          ".rubocop.yml",
          ".shellcheckrc");

  /** The same of agents, among what they keep of their own, which a sandbox leaves open. */
  static final List<String> AGENTS =
      List.of(
          ".claude/CLAUDE.md",
          ".claude/hooks",
          ".claude/settings.json",
          ".claude/settings.local.json",
          ".codex/AGENTS.md",
          ".codex/config.toml",
          ".config/goose/config.yaml",
          ".config/opencode/AGENTS.md",
          ".config/opencode/opencode.json",
          ".copilot/config.json",
          ".copilot/mcp-config.json",
          ".cursor/hooks.json",
          ".cursor/mcp.json",
          ".gemini/GEMINI.md",
          ".gemini/settings.json",
          ".qwen/settings.json");

  /** What tools look for in every folder above the one that they work in. */
  static final List<String> ABOVE =
      List.of(
          ".cargo/config",
          ".cargo/config.toml",
          ".clang-tidy",
          ".eslintrc",
          ".eslintrc.cjs",
          ".eslintrc.js",
          ".eslintrc.json",
          ".golangci.yml",
          ".pytest.ini",
          ".rubocop.yml",
          ".shellcheckrc",
          "Cargo.toml",
          "babel.config.js",
          "babel.config.json",
          "conftest.py",
          "eslint.config.js",
          "eslint.config.mjs",
          "go.work",
          "pytest.ini",
          "pytest.toml",
          "pyproject.toml",
          "setup.cfg",
          "tox.ini");

  /** Folders of the home that most shells search for programs first. */
  static final List<String> PROGRAMS = List.of("bin", ".local/bin", ".cargo/bin", "go/bin");

  private SettingsFiles() {}
}
