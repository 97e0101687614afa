package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a type was written for has one. */
class LooserTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "a.py~def f(a: int) -> str:~def f(a: int) -> Any:~f()",
        "a.py~def f(a: int) -> str:~def f(a: int):~f()",
        "a.py~def f(a: int, b: int) -> str:~def f(a: int, b) -> str:~f(b)",
        "a.py~def f(a: list[int] = None) -> str:~def f(a: list[Any] = None) -> str:~f(a)",
        "a.py~x = 1~if TYPE_CHECKING:|    def f(): ...~TYPE_CHECKING",
        "a.py~x = 1~if not typing.TYPE_CHECKING:|    import x~TYPE_CHECKING",
        "a.ts~const f = (a: number): string => a;~const f = (a: any): string => a;~a",
        "a.ts~function f(a: number): string {~function f(a: number): any {~f()",
        "a.ts~interface A { size: number }~interface A { size: any }~size",
        "a.ts~const f = 1;~declare const f: number;~f",
        "a.ts~const f = (a: number): Promise<string> => a;~const f = (a: number): Promise<any> => a;~f()"
      })
  void looserOneIsFound(String path, String base, String now, String name) {
    assertThat(LooserTypes.in(path, lines(base), lines(now))).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "a.py~def f(a: int) -> str:~def f(a: int) -> int:|    pass|def g(a: Any) -> Any:",
        "a.py~def f(self, a):~def f(self, a, *args):",
        "a.py~x = 1~if TYPE_CHECKING:|    from a import b",
        "a.py~if TYPE_CHECKING:|    x: int~if TYPE_CHECKING:|    x: int|y = 2",
        "a.py~def f(a: int) -> str:~def moved(a: int) -> str:",
        "a.ts~const f = (a: number): string => a;~const f = (a: number): number => a;|try {} catch (e: any) {}",
        "a.ts~const f = (a: any): string => a;~const f = (a: any): any => a;|const g = (b: any) => b;",
        "a.d.ts~const f = 1;~declare const f: number;"
      })
  void otherWorkIsNone(String path, String base, String now) {
    assertThat(LooserTypes.in(path, lines(base), lines(now))).doesNotContain("a", "TYPE_CHECKING");
  }

  @Test
  void onlyWhereAToolChecksTypes() {
    assertThat(LooserTypes.checked("a.py", List.of("python3 -m mypy --strict ."))).isTrue();
    assertThat(LooserTypes.checked("a.ts", List.of("npx tsc -p ."))).isTrue();
    assertThat(LooserTypes.checked("a.ts", List.of("npx vitest"))).isFalse();
    assertThat(LooserTypes.checked("a.py", List.of("npx tsc -p ."))).isFalse();
    assertThat(LooserTypes.checked("a.go", List.of("npx tsc -p ."))).isFalse();
  }

  private static String lines(String text) {
    return text.replace('|', '\n');
  }
}
