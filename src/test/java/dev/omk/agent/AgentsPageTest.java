package dev.omk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.config.Config;
import dev.omk.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/agents.md} offers to be copied is what omk understands. */
class AgentsPageTest {
  private static final Path PAGE = Path.of("docs/agents.md");
  private static final Pattern BLOCK = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL);

  private static List<String> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void everyConfigurationIsReadAndResolves() throws IOException {
    assertThat(blocks()).hasSizeGreaterThan(10);
    for (String block : blocks()) {
      Config config = ConfigFile.parse(block, "config.toml");
      AgentCatalog catalog = new AgentCatalog(config);
      assertThat(config.agents().size() + config.agent().size()).as(block).isPositive();
      for (String name : config.agents().keySet()) {
        assertThat(catalog.resolve(name).name()).isEqualTo(name);
        assertThat(catalog.resolveReadOnly(name).name()).isEqualTo(name);
      }
      config.agent().forEach(name -> assertThat(catalog.resolve(name).name()).isEqualTo(name));
    }
  }

  @Test
  void everyPresetHasItsConfigurationAndItsFaults() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> shown = new TreeSet<>();
    for (String block : blocks()) {
      shown.addAll(ConfigFile.parse(block, "config.toml").agents().keySet());
    }
    for (Preset preset : Presets.all()) {
      assertThat(shown).contains(preset.name());
      assertThat(page).contains("### " + preset.name() + "\n", preset.program());
      assertThat(page.contains("`" + String.join(" ", preset.acpProgram()))).isTrue();
    }
  }
}
