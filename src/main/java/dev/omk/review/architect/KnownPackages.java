package dev.omk.review.architect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Packages that everybody knows, and names that are one slip away from theirs. */
final class KnownPackages {
  private static final int SHORTEST = 5;

  private static final Map<String, Set<String>> BY_ECOSYSTEM =
      Map.of(
          "npm",
          Set.of(
              "lodash",
              "react",
              "preact",
              "express",
              "axios",
              "chalk",
              "commander",
              "webpack",
              "babel",
              "typescript",
              "eslint",
              "prettier",
              "mocha",
              "vitest",
              "rollup",
              "esbuild",
              "request",
              "moment",
              "dotenv",
              "mongoose",
              "jquery",
              "angular",
              "svelte",
              "next",
              "nuxt",
              "redux",
              "rxjs",
              "socket.io",
              "winston",
              "yargs",
              "minimist",
              "semver",
              "cross-env",
              "node-fetch",
              "underscore",
              "bluebird",
              "colors",
              "inquirer",
              "nodemon",
              "puppeteer",
              "playwright",
              "react-dom",
              "styled-components",
              "tailwindcss",
              "jsonwebtoken",
              "bcrypt",
              "bcryptjs",
              "fastify",
              "uuidv4",
              "nanoid",
              "zod",
              "joi",
              "sharp",
              "pino"),
          "pypi",
          Set.of(
              "requests",
              "numpy",
              "pandas",
              "django",
              "flask",
              "pytest",
              "scipy",
              "pillow",
              "urllib3",
              "cryptography",
              "setuptools",
              "boto3",
              "botocore",
              "sqlalchemy",
              "pyyaml",
              "jinja2",
              "matplotlib",
              "tensorflow",
              "torch",
              "pydantic",
              "fastapi",
              "httpx",
              "aiohttp",
              "click",
              "celery",
              "redis",
              "psycopg2",
              "psycopg",
              "beautifulsoup4",
              "scikit-learn",
              "selenium",
              "colorama",
              "python-dateutil",
              "typing-extensions",
              "attrs",
              "certifi"),
          "crates",
          Set.of(
              "serde",
              "serde_json",
              "tokio",
              "reqwest",
              "regex",
              "anyhow",
              "thiserror",
              "rayon",
              "chrono",
              "tracing",
              "hyper",
              "actix-web",
              "diesel",
              "futures",
              "crossbeam",
              "itertools",
              "bytes",
              "byte",
              "bitflags",
              "syn",
              "quote",
              "proc-macro2",
              "rustls",
              "sqlx",
              "tonic"),
          "gems",
          Set.of(
              "rails",
              "rspec",
              "devise",
              "sidekiq",
              "nokogiri",
              "puma",
              "rubocop",
              "faraday",
              "sinatra"));

  private KnownPackages() {}

  /** The well-known package that a name is one slip away from, if there is one. */
  static Optional<String> alike(String ecosystem, String name) {
    String own = name.toLowerCase(Locale.ROOT);
    Set<String> known = BY_ECOSYSTEM.getOrDefault(ecosystem, Set.of());
    if (known.contains(own)) {
      return Optional.empty();
    }
    return known.stream()
        .filter(other -> other.length() >= SHORTEST && slip(own, other))
        .filter(other -> own.length() >= SHORTEST || isCut(ecosystem, own, other))
        .sorted()
        .findFirst();
  }

  // A short name is most often one of its own; only Rust's lack their end by a slip.
  private static boolean isCut(String ecosystem, String own, String other) {
    return ecosystem.equals("crates") && other.startsWith(own);
  }

  /** Whether one letter is missing, added, another, or changed its place with its neighbour. */
  private static boolean slip(String one, String other) {
    int start = 0;
    int least = Math.min(one.length(), other.length());
    while (start < least && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    String a = one.substring(start);
    String b = other.substring(start);
    if (a.length() == b.length()) {
      return !a.isEmpty()
          && (a.substring(1).equals(b.substring(1))
              || (a.length() > 1
                  && a.charAt(0) == b.charAt(1)
                  && a.charAt(1) == b.charAt(0)
                  && a.substring(2).equals(b.substring(2))));
    }
    return a.length() + 1 == b.length()
        ? b.substring(1).equals(a)
        : b.length() + 1 == a.length() && a.substring(1).equals(b);
  }
}
