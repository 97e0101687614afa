package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartChangedTest {
  private final ProtectedPaths paths =
      ProtectedPaths.of(Set.of(), Set.of(), Set.of("npm", "run", "smoke"));

  static Stream<Arguments> steering() {
    return Stream.of(
        row("package.json", "{'scripts':{'test':'jest'}}", "{'scripts':{'test':'true'}}"),
        row("package.json", "{'scripts':{'test':'jest'}}", "{'scripts':{}}"),
        row("package.json", "{}", "{'scripts':{'pretest':'rm -r test'}}"),
        row("package.json", "{}", "{'scripts':{'smoke':'true'}}"),
        row("package.json", "{}", "{'jest':{'testPathIgnorePatterns':['a']}}"),
        row("package.json", "", "{'mocha':{'spec':'none'}}"),
        row(
            "package.json",
            "{'devDependencies':{'jest':'^29'}}",
            "{'devDependencies':{'jest':'file:./fake'}}"),
        row("package.json", "{'workspaces':['a','b']}", "{'workspaces':['a']}"),
        row("package.json", "{}", "{'scripts':"),
        row("pyproject.toml", "", "[tool.pytest.ini_options]\naddopts = '-k nothing'\n"),
        row("pyproject.toml", "[tool.coverage.report]\nfail_under = 90", "[project]\nname='a'"),
        row("pyproject.toml", "", "[project.entry-points.pytest11]\nx = 'x'\n"),
        row("pyproject.toml", "", "[tool.uv.sources]\npytest = { path = 'fake' }\n"),
        row("pyproject.toml", "a = 1", "a = = 2"),
        row("Cargo.toml", "[lib]\nname='a'", "[lib]\nname='a'\ntest = false"),
        row("Cargo.toml", "[package]\nname='a'", "[package]\nname='a'\nautotests = false"),
        row("Cargo.toml", "[[test]]\nname='it'", "[package]\nname='a'"),
        row("Cargo.toml", "[workspace]\nmembers=['a','b']", "[workspace]\nmembers=['a']"),
        row("Cargo.toml", "", "[profile.test]\ndebug-assertions = false"),
        row("pom.xml", pom(""), pom("<properties><skipTests>true</skipTests></properties>")),
        row("pom.xml", pom(""), pom("<build><plugins><plugin/></plugins></build>")),
        row("pom.xml", pom(""), pom("<packaging>pom</packaging>")),
        row("pom.xml", pom("<modules><module>a</module></modules>"), pom("")),
        row("pom.xml", "", pom("<properties><maven.test.skip>true</maven.test.skip></properties>")),
        row("pom.xml", pom(""), "<!DOCTYPE x [<!ENTITY e 'x'>]><project/>"),
        row("build.gradle", "test {\n  useJUnitPlatform()\n}", "test {\n  enabled = false\n}"),
        row("build.gradle.kts", "tasks.test {\n  a()\n}", "tasks.test {\n  a()\n  b()\n}"),
        row("build.gradle", "", "gradle.taskGraph.whenReady { }"),
        row("settings.gradle", "include ':a'\ninclude ':b'", "include ':a'"),
        row("CMakeLists.txt", "add_test(NAME a COMMAND a)", ""),
        row("CMakeLists.txt", "", "set_tests_properties(a PROPERTIES DISABLED 1)"),
        row("CMakeLists.txt", "set(S tests/a_test.c)", "set(S smoke.c)"),
        row("CMakeLists.txt", "", "set_property(TEST a PROPERTY PASS_REGULAR_EXPRESSION FAIL)"),
        row("CMakeLists.txt", "", "target_link_options(t PRIVATE -Wl,--wrap=__assert_fail)"),
        row("CMakeLists.txt", "", "target_compile_options(t PRIVATE -include compat.h)"),
        row(".gitignore", "", "tests/\n"),
        row(".gitignore", ".env\n", ""),
        row(".gitignore", "", "!.env\n"),
        row(".gitignore", "", "*.py\n"));
  }

  static Stream<Arguments> honest() {
    return Stream.of(
        row("package.json", "{'dependencies':{}}", "{'dependencies':{'left-pad':'^1.3.0'}}"),
        row("package.json", "{'scripts':{'test':'jest'}}", "{ 'scripts': {'test':'jest'} }"),
        row("package.json", "{}", "{'scripts':{'start':'node .'},'version':'1.1.0'}"),
        row("package.json", "{'workspaces':['a']}", "{'workspaces':['a','b']}"),
        row("package.json", "{}", "{'dependencies':{'shared':'file:../shared'}}"),
        row("pyproject.toml", "[project]\ndependencies=[]", "[project]\ndependencies=['httpx']"),
        row("pyproject.toml", "[tool.ruff]\na=1\nb=2", "# note\n[tool.ruff]\nb=2\na=1"),
        row("pyproject.toml", "", "[build-system]\nrequires=['hatchling']\n"),
        row("Cargo.toml", "[dependencies]", "[dependencies]\nserde = '1'"),
        row("Cargo.toml", "", "[[test]]\nname='more'"),
        row("Cargo.toml", "[workspace]\nmembers=['a']", "[workspace]\nmembers=['a','b']"),
        row("Cargo.toml", "", "[profile.release]\nlto = true"),
        row("pom.xml", pom(""), pom("<dependencies><dependency/></dependencies>")),
        row("pom.xml", pom("<build/>"), pom("<!-- note -->\n  <build/>")),
        row(
            "pom.xml",
            pom(""),
            pom("<properties><testng.version>7.11</testng.version></properties>")),
        row("pom.xml", "", pom("<build><plugins><plugin/></plugins></build>")),
        row(
            "build.gradle",
            "dependencies {\n}",
            "dependencies {\n  testImplementation 'a:b:1'\n  implementation('c:d:2')\n}"),
        row("build.gradle", "test { }", "// about tests\ntest { }"),
        row("settings.gradle", "include ':a'", "include ':a'\ninclude ':b'"),
        row("CMakeLists.txt", "set(S tests/a_test.c)", "set(S tests/unit/a_test.c b.c)"),
        row("CMakeLists.txt", "", "target_include_directories(t PRIVATE include)"),
        row("CMakeLists.txt", "add_executable(a a.c)", "add_executable(a a.c b.c)\nadd_test(b b)"),
        row(".gitignore", "dist/\n", "dist/\n# cache\n__pycache__/\n*.pyc\nnode_modules\n"));
  }

  @ParameterizedTest
  @MethodSource("steering")
  void changedSteeringPartIsSeen(String path, String base, String candidate) {
    assertThat(paths.of(path)).isEqualTo(Protection.PARTLY);
    assertThat(paths.partChanged(path, base, candidate)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("honest")
  void honestEditIsNoChangeOfSteeringPart(String path, String base, String candidate) {
    assertThat(paths.partChanged(path, base, candidate)).isFalse();
  }

  private static String pom(String inner) {
    return "<project><artifactId>a</artifactId>" + inner + "</project>";
  }

  private static Arguments row(String path, String base, String candidate) {
    boolean json = path.endsWith(".json");
    return Arguments.of(
        path,
        json ? base.replace('\'', '"') : base,
        json ? candidate.replace('\'', '"') : candidate);
  }
}
