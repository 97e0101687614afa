package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a hostile goal, in the text and in a real browser. */
class ReportIT {
  private static final String HOSTILE =
      "</title></style><script>document.title='owned'</script>"
          + "<img src=http://beacon.invalid/x onerror=\"document.title='owned'\">"
          + "<a href=\"javascript:document.title='owned'\">x</a>'\"\u202eltr\u0007";

  @TempDir Path directory;
  private Omk omk;
  private Path page;

  @BeforeEach
  void hostileGoal() throws Exception {
    omk = new Omk(directory).withDefect();
    Files.writeString(directory.resolve("evil"), HOSTILE + "\n");
    omk.file(
        "mend.sh",
        """
        cat > /dev/null
        echo 42 > answer.txt
        cat ../evil
        cp ../evil "<script>document.title='owned'<!--.txt"
        """);
    omk.file("tests/run.sh", "cat ../evil; test \"$(cat answer.txt)\" = 42\n");
    omk.file(
        ".omk/gates.toml",
        "[[gates]]\nname = \"tests\"\nrun = \"sh tests/run.sh # </td><script>x()</script>\"\n");
    omk.file(
        ".omk/config.toml",
        """
        [agents.mender]
        command = ["sh", "mend.sh"]
        [sandbox]
        agents = "off"
        gates = "off"
        """);
    omk.shell("git add -A && git -c user.name=t -c user.email=t@localhost commit -qm evil");
    Omk.Ended ran =
        omk.call(
            "goal",
            "run",
            "Fix the failing answer test " + HOSTILE,
            "--until-ready",
            "--agent",
            "mender",
            "--budget-time",
            "1h");
    assertThat(ran.code()).as(ran.err()).isIn(3, 4);
    page = directory.resolve("out/report.html");
    Omk.Ended report = omk.call("goal", "report", "-o", page.toString());
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.out()).isEqualTo("Report: " + page + "\n");
  }

  @Test
  void nothingHostileIsMarkupAndEveryLinkStays() throws Exception {
    String html = Files.readString(page);

    assertThat(html)
        .contains(
            "&lt;script&gt;document.title",
            "Content-Security-Policy",
            "default-src 'none'".replace("'", "&#39;"))
        .doesNotContain(
            "<script", "<img", "<iframe", "<link", "<object", "<form", "\u202e", "\u0007");
    assertThat(html.indexOf("</style>")).isEqualTo(html.lastIndexOf("</style>"));
    assertThat(Pattern.compile("<[^>]*\\s(on\\w+|style|src)\\s*=").matcher(html).find()).isFalse();
    List<String> links = new ArrayList<>();
    Matcher hrefs = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
    while (hrefs.find()) {
      links.add(hrefs.group(1));
    }
    assertThat(links).isNotEmpty().allMatch(link -> link.startsWith("#") || link.startsWith("../"));
    for (String link : links) {
      if (link.startsWith("../")) {
        assertThat(page.resolveSibling(link)).exists();
      } else {
        assertThat(html).contains("id=\"" + link.substring(1) + "\"");
      }
    }
    assertThat(html)
        .contains("id=\"verdict\"", "Evidence", "class=\"gantt\"", "badge strong", "Pass 1")
        .contains(">base</text>", ">pass 1</text>")
        .contains("omk goal proof --check");
    assertThat(html.length()).isLessThan(400_000);
  }

  @Test
  void withoutAFileItLiesBesideTheProof() throws Exception {
    Omk.Ended report = omk.call("goal", "report");

    assertThat(report.code()).isZero();
    Path beside = Path.of(report.out().strip().substring("Report: ".length()));
    assertThat(beside.resolveSibling("proof.json")).exists();
    assertThat(omk.call("goal", "proof", "--check").code()).isNotEqualTo(8);
  }

  @Test
  void browserShowsItRunsNothingAndAsksNobody() throws Exception {
    Optional<String> chromium = chromium();
    if (chromium.isEmpty()) {
      System.err.println("SKIPPED: the report in a real browser: install chromium");
      abort("no chromium");
    }
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    proxy.start();
    try {
      String through = "--proxy-server=127.0.0.1:" + proxy.getAddress().getPort();
      Omk.Ended dom = browse(chromium.get(), through, "--dump-dom");
      assertThat(dom.code()).as(dom.err()).isZero();
      assertThat(dom.out())
          .containsPattern("<title>[^<]*Fix the failing answer test")
          .doesNotContain("<title>owned")
          .contains("Check it yourself", "</html>");
      assertThat(dom.err().lines().filter(line -> line.contains("CONSOLE"))).isEmpty();
      Path light = directory.resolve("light.png");
      Path dark = directory.resolve("dark.png");
      browse(chromium.get(), through, "--screenshot=" + light);
      browse(
          chromium.get(),
          through,
          "--blink-settings=preferredColorScheme=0",
          "--screenshot=" + dark);
      assertThat(Files.size(light)).isGreaterThan(10_000);
      assertThat(Files.size(dark)).isGreaterThan(10_000);
      assertThat(Files.readAllBytes(dark)).isNotEqualTo(Files.readAllBytes(light));
      assertThat(asked).noneMatch(url -> url.contains("beacon"));
    } finally {
      proxy.stop(0);
    }
  }

  private Omk.Ended browse(String chromium, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--enable-logging=stderr",
                "--window-size=1280,2000",
                "--user-data-dir=" + directory.resolve("browser")));
    command.addAll(List.of(more));
    command.add(page.toUri().toString());
    return omk.run(command);
  }

  private Optional<String> chromium() throws Exception {
    for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
      Omk.Ended found = omk.shell("command -v " + name);
      if (found.code() == 0) {
        return Optional.of(found.out().strip());
      }
    }
    return Optional.empty();
  }
}
