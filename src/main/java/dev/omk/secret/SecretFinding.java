package dev.omk.secret;

/**
 * A secret in a file. Contains nothing of the secret but its first characters.
 *
 * @param rule stable id, for instance {@code github-token}
 * @param line from 1
 * @param certain whether the format alone says so; otherwise it is a guess that does not block
 * @param message one line for people
 */
public record SecretFinding(String rule, int line, boolean certain, String message) {}
