package dev.omk.delivery;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a repository is on a forge.
 *
 * @param host for instance {@code github.com}, in lower case
 * @param owner a person or an organisation
 * @param name of the repository
 */
public record RemoteAddress(String host, String owner, String name) {
  // The forms that git-clone(1) knows, with a path of owner and name.
  private static final Pattern URL =
      Pattern.compile(
          "(?:https?|ssh|git)://(?:[^@/]*@)?([A-Za-z0-9.-]+)(?::[0-9]+)?/([^/]+)/([^/]+?)(?:\\.git)?/?");
  private static final Pattern SCP =
      Pattern.compile("(?:[^@/:]+@)?([A-Za-z0-9.-]+):/?([^/]+)/([^/]+?)(?:\\.git)?/?");
  private static final String SSH_BY_HTTPS_PORT = "ssh.github.com";

  /** What a remote's URL says; nothing if it is no URL of a forge, for instance a folder. */
  public static Optional<RemoteAddress> parse(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      matcher = SCP.matcher(url);
      if (!matcher.matches()) {
        return Optional.empty();
      }
    }
    String host = matcher.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(
        new RemoteAddress(
            host.equals(SSH_BY_HTTPS_PORT) ? "github.com" : host,
            matcher.group(2),
            matcher.group(3)));
  }

  /** Owner and name. */
  public String path() {
    return owner + "/" + name;
  }

  /** Whether both are the same repository; forges do not tell letters by their case. */
  public boolean same(RemoteAddress other) {
    return host.equals(other.host) && path().equalsIgnoreCase(other.path());
  }

  @Override
  public String toString() {
    return host + "/" + path();
  }
}
