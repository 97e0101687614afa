package dev.omk.agent.acp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent that speaks the Agent Client Protocol as badly as its argument says. A program of its
 * own, without any library, so that it can be run as a real process.
 */
public final class Misbehaving {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final Pattern EARLIER = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
  private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]+)\"");
  private static final Pattern OPTION = Pattern.compile("\"optionId\":\"([^\"]+)\"");

  private final String fault;
  private String session = "s-1";
  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private Misbehaving(String fault) {
    this.fault = fault;
  }

  /** The command line that starts it. */
  public static List<String> commandLine(String fault) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-cp",
        System.getProperty("java.class.path"),
        Misbehaving.class.getName(),
        fault);
  }

  /** The argument is the fault. */
  public static void main(String[] args) throws Exception {
    new Misbehaving(args[0]).talk();
  }

  private void talk() throws Exception {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Matcher method = METHOD.matcher(line);
      if (method.find()) {
        Matcher id = ID.matcher(line);
        take(method.group(1), id.find() ? id.group(1) : "", line);
      }
    }
    if (fault.equals("stays-after-eof") || fault.equals("ignores-cancel")) {
      Thread.sleep(30_000);
      Files.writeString(Path.of("stayed.txt"), "until I liked to go");
    }
  }

  private void take(String method, String id, String line) throws Exception {
    switch (method) {
      case "initialize" -> initialize(id);
      case "session/new" -> session(id, line);
      case "session/resume" -> resume(id, line);
      case "session/load" -> load(id, line);
      case "session/set_mode" -> {
        Files.writeString(Path.of("mode.txt"), line);
        result(id, "{}");
      }
      case "session/set_config_option" -> {
        Files.writeString(Path.of("option.txt"), line);
        result(id, "{\"configOptions\":[]}");
      }
      case "authenticate" -> {
        Files.writeString(Path.of("authenticated.txt"), line);
        result(id, "{}");
      }
      case "session/prompt" -> prompt(id, line);
      case "session/cancel" -> {
        Files.writeString(Path.of("cancelled.txt"), line);
        if (!fault.equals("ignores-cancel")) {
          result("4", "{\"stopReason\":\"cancelled\"}");
        }
      }
      default -> throw new IOException("not expected: " + method);
    }
  }

  private void initialize(String id) throws Exception {
    switch (fault) {
      case "garbage" -> {
        for (int i = 0; i < 500; i++) {
          say("Welcome to my terminal! " + i);
        }
        Thread.sleep(60_000);
      }
      case "early-exit" -> {
        System.err.println("unknown option --acp");
        System.exit(2);
      }
      case "old-version" -> result(id, "{\"protocolVersion\":0}");
      default ->
          result(
              id,
              "{\"protocolVersion\":1,\"agentCapabilities\":{\"loadSession\":"
                  + (fault.startsWith("load") || fault.equals("resume"))
                  + (fault.equals("load") || fault.equals("resume")
                      ? ",\"sessionCapabilities\":{\"resume\":{}}"
                      : "")
                  + "},\"authMethods\":[{\"id\":\"api-key\",\"name\":\"Key\"}]}");
    }
  }

  private void session(String id, String line) throws Exception {
    Files.writeString(Path.of("session.txt"), line);
    if (fault.equals("login") && !Files.exists(Path.of("authenticated.txt"))) {
      say(
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + id
              + ",\"error\":{\"code\":-32000,\"message\":\"Authentication required\"}}");
      return;
    }
    switch (fault) {
      case "resume" -> // a session of its own each time it is asked for one
          session = "s-" + ProcessHandle.current().pid();
      case "answers-early" -> // what it will be asked next
          end(Long.toString(Long.parseLong(id) + 1));
      default -> {}
    }
    result(id, fault.equals("options") ? options() : modes());
  }

  private String options() {
    String values = "\"options\":[{\"value\":\"ask\"},{\"value\":\"yolo\"}]";
    return "{"
        + session()
        + ",\"configOptions\":[{\"id\":\"model\",\"category\":\"model\",\"currentValue\":\"ask\","
        + values
        + "},{\"id\":\"approval\",\"category\":\"mode\",\"currentValue\":\"ask\",\"options\":["
        + "{\"group\":\"g\","
        + values
        + "}]}]}";
  }

  private String modes() {
    return "{"
        + session()
        + ",\"modes\":{\"currentModeId\":\"ask\",\"availableModes\":[{\"id\":\"ask\"},"
        + "{\"id\":\"https://x/modes#autopilot\"}]}}";
  }

  private String session() {
    return "\"sessionId\":\"" + session + "\"";
  }

  private void resume(String id, String line) throws Exception {
    Files.writeString(Path.of("resumed.txt"), line);
    if (fault.equals("resume")) {
      Matcher earlier = EARLIER.matcher(line);
      session = earlier.find() ? earlier.group(1) : "none";
      result(id, "{}");
    } else {
      say(
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + id
              + ",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}");
    }
  }

  private void load(String id, String line) throws Exception {
    Files.writeString(Path.of("loaded.txt"), line);
    if (fault.equals("load-gone")) {
      say(
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + id
              + ",\"error\":{\"code\":-32603,\"message\":\"no such session\"}}");
    } else {
      message("what was said long ago");
      cost("1.50");
      result(id, "{}");
    }
  }

  private void prompt(String id, String line) throws Exception {
    Files.writeString(Path.of("prompt.txt"), line);
    switch (fault) {
      case "half-lines" -> {
        String answer =
            "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"stopReason\":\"end_turn\"}}\n";
        for (byte each : answer.getBytes(StandardCharsets.UTF_8)) {
          out.write(each);
          out.flush();
        }
      }
      case "huge-line" -> {
        say(
            "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":{\"x\":\""
                + "x".repeat(20 << 20)
                + "\"}}");
        end(id);
      }
      case "large-line" -> {
        message("y".repeat(15 << 20));
        end(id);
      }
      case "exit-mid-turn" -> {
        message("I begin");
        Thread.sleep(50);
        System.err.println("panic: out of cheese");
        System.exit(3);
      }
      case "errors-aside" -> { // more than a pipe holds
        for (int i = 0; i < 4_000; i++) {
          System.err.println("warning " + i + ": this is not the protocol");
        }
        message("done");
        end(id);
      }
      case "exit-silently" -> System.exit(3);
      case "overloaded" -> {
        say(
            "{\"jsonrpc\":\"2.0\",\"id\":"
                + id
                + ",\"error\":{\"code\":-32603,\"message\":\"Internal"
                + " error\",\"data\":{\"details\":\"429 rate limit\"}}}");
      }
      case "never-answers", "ignores-cancel" -> message("let me think\\n");
      case "answers-twice" -> {
        end(id);
        end(id);
        end("777");
      }
      case "floods" -> {
        String text = "flood ".repeat(1_000);
        for (int i = 0; i < 4_000; i++) {
          message(text + i + "\\n");
        }
        end(id);
      }
      case "daemon" -> {
        new ProcessBuilder(
                "setsid", "sh", "-c", "exec >/dev/null 2>&1 </dev/null; exec sleep 987654")
            .start();
        Thread.sleep(300);
        end(id);
      }
      case "permissions" -> permissions(id, 1_000);
      case "outside" -> {
        Files.writeString(Path.of("..", "outside.txt"), "mine");
        Files.createDirectories(Path.of(".omk"));
        Files.writeString(Path.of(".omk", "gates.toml"), "mine");
        end(id);
      }
      case "wants-files" -> {
        say("{\"jsonrpc\":\"2.0\",\"id\":\"f-1\",\"method\":\"fs/write_text_file\",\"params\":{}}");
        Files.writeString(Path.of("refused.txt"), String.valueOf(in.readLine()));
        say("{\"jsonrpc\":\"2.0\",\"method\":\"_vendor/unknown\",\"params\":{}}");
        update("\"sessionUpdate\":\"kind_of_tomorrow\"");
        end(id);
      }
      case "spends" -> {
        update("\"sessionUpdate\":\"usage_update\",\"used\":900,\"size\":1000");
        cost("0.25");
        cost("2.00");
        Thread.sleep(60_000);
      }
      case "load" -> {
        cost("1.75");
        message("going on");
        result(
            id,
            "{\"stopReason\":\"end_turn\",\"usage\":{\"totalTokens\":160,\"inputTokens\":100,"
                + "\"outputTokens\":20,\"cachedReadTokens\":40}}");
      }
      case "asks-edit" -> {
        ask(1, "edit", "src/a.txt");
        ask(2, "edit", "/etc/passwd");
        ask(3, "edit", "Makefile");
        ask(4, "read", "src/a.txt");
        ask(5, "execute", "");
        end(id);
      }
      case "only-always" -> {
        say(
            asking(
                1,
                "edit",
                "a.txt",
                "{\"kind\":\"allow_always\",\"optionId\":\"always\"},"
                    + "{\"kind\":\"reject_once\",\"optionId\":\"no\"}"));
        answered(1);
        end(id);
      }
      default -> { // says that it did it, and did not
        message("Everything is done and all tests pass.");
        end(id);
      }
    }
  }

  private void permissions(String id, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      ask(i, "edit", "a" + i + ".txt");
    }
    end(id);
  }

  private void ask(int number, String kind, String path) throws IOException {
    say(
        asking(
            number,
            kind,
            path,
            "{\"kind\":\"allow_always\",\"optionId\":\"always\"},"
                + "{\"kind\":\"allow_once\",\"optionId\":\"yes\"},"
                + "{\"kind\":\"reject_once\",\"optionId\":\"no\"}"));
    answered(number);
  }

  private String asking(int number, String kind, String path, String options) {
    String locations = path.isEmpty() ? "" : ",\"locations\":[{\"path\":\"" + path + "\"}]";
    return "{\"jsonrpc\":\"2.0\",\"id\":\"p-"
        + number
        + "\",\"method\":\"session/request_permission\",\"params\":{"
        + session()
        + ",\"toolCall\":{\"toolCallId\":\"c\",\"title\":\"Touch "
        + path
        + "\",\"kind\":\""
        + kind
        + "\""
        + locations
        + "},\"options\":["
        + options
        + "]}}";
  }

  private void answered(int number) throws IOException {
    Matcher option = OPTION.matcher(String.valueOf(in.readLine()));
    String chosen = option.find() ? option.group(1) : "none";
    Path file = Path.of("answers.txt");
    String before = Files.exists(file) && number > 1 ? Files.readString(file) : "";
    if (number < 10) {
      Files.writeString(file, before + chosen + "\n");
    }
  }

  private void cost(String amount) {
    update(
        "\"sessionUpdate\":\"usage_update\",\"used\":1,\"size\":2,\"cost\":{\"amount\":"
            + amount
            + ",\"currency\":\"USD\"}");
  }

  private void message(String text) {
    update(
        "\"sessionUpdate\":\"agent_message_chunk\",\"content\":{\"type\":\"text\",\"text\":\""
            + text
            + "\"}");
  }

  private void update(String fields) {
    say(
        "{\"jsonrpc\":\"2.0\",\"method\":\"session/update\",\"params\":{"
            + session()
            + ",\"update\":{"
            + fields
            + "}}}");
  }

  private void end(String id) {
    result(id, "{\"stopReason\":\"end_turn\"}");
  }

  private void result(String id, String result) {
    say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}");
  }

  private void say(String line) {
    out.print(line);
    out.print('\n');
    out.flush();
  }
}
