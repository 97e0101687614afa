package dev.omk.sandbox;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.process.Command;
import dev.omk.process.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Starts programs through bubblewrap. Options are those of bwrap(1) since 0.4.
 *
 * <p>{@code --die-with-parent} is not among them: it is bound to the thread that started the
 * program, and ours may end before. Whoever ends the tree ends bubblewrap with it.
 */
final class BubblewrapConfinement implements Confinement {
  /**
   * What root could undo the mounts with, or reach what is outside of them. An ordinary user has
   * none of these to begin with.
   */
  private static final List<String> DROPPED =
      List.of(
          "CAP_SYS_ADMIN",
          "CAP_SYS_PTRACE",
          "CAP_SYS_MODULE",
          "CAP_SYS_RAWIO",
          "CAP_SYS_BOOT",
          "CAP_SYS_CHROOT",
          "CAP_MKNOD",
          "CAP_DAC_READ_SEARCH",
          "CAP_NET_ADMIN",
          "CAP_NET_RAW",
          "CAP_LINUX_IMMUTABLE",
          "CAP_SYS_TIME",
          "CAP_SYSLOG",
          "CAP_SYS_PACCT",
          "CAP_SYS_TTY_CONFIG",
          "CAP_AUDIT_CONTROL",
          "CAP_MAC_ADMIN",
          "CAP_MAC_OVERRIDE");

  /**
   * Of what the kernel is told through files, what root may write: core_pattern starts programs.
   */
  private static final List<String> KERNEL = List.of("/proc/sys", "/proc/sysrq-trigger");

  /** Beside those that every program needs: what renders, computes, emulates. */
  private static final List<String> DEVICES =
      List.of(
          "/dev/dri",
          "/dev/fuse",
          "/dev/kfd",
          "/dev/kvm",
          "/dev/nvidia-uvm",
          "/dev/nvidia0",
          "/dev/nvidia1",
          "/dev/nvidiactl");

  private final Path program;
  private final Enclosure enclosure;

  BubblewrapConfinement(Path program, Enclosure enclosure) {
    this.program = program;
    this.enclosure = enclosure;
  }

  @Override
  public Command confine(Command command, List<Path> writable) {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(base(enclosure.network()));
    try {
      mounts(command, writable).forEach(mount -> argv.addAll(mount.arguments()));
    } catch (IOException e) {
      throw new OmkException(
          ErrorCode.IO,
          "cannot read what the sandbox is to show: " + e.getMessage(),
          "set [sandbox] agents and gates to \"off\" in .omk/config.toml",
          e);
    }
    argv.add("--chdir");
    argv.add(command.directory().toAbsolutePath().toString());
    argv.add("--");
    return command.through(argv);
  }

  /** Everything but what a certain program sees: also what {@link Bubblewrap} tries. */
  static List<String> base(boolean network) {
    List<String> argv = new ArrayList<>(List.of("--unshare-pid", "--unshare-ipc"));
    if (!network) {
      argv.add("--unshare-net");
    }
    for (String capability : DROPPED) {
      argv.add("--cap-drop");
      argv.add(capability);
    }
    argv.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
    KERNEL.forEach(path -> argv.addAll(List.of("--ro-bind-try", path, path)));
    return argv;
  }

  private List<Mount> mounts(Command command, List<Path> writable) throws IOException {
    List<Path> needed = new ArrayList<>(List.of(enclosure.root()));
    needed.addAll(enclosure.visible());
    needed.addAll(enclosure.writable());
    enclosure.home().ifPresent(needed::add);
    needed.addAll(writable);
    Collection<Path> mentioned = Mentioned.in(command);
    needed.addAll(mentioned);
    // A temporary folder in the home has to come after what the home is seen as.
    List<Mount> mounts = new ArrayList<>();
    DEVICES.forEach(path -> mounts.add(new Mount(Mount.Kind.DEVICE, Path.of(path))));
    mounts.addAll(TemporaryView.mounts(temporary(false), needed));
    if (enclosure.home().isPresent()) {
      mounts.addAll(new HomeView(enclosure.home().get(), enclosure.inhabitant()).mounts());
    }
    mounts.addAll(TemporaryView.mounts(temporary(true), needed));
    mounts.add(Mount.writable(enclosure.root()));
    enclosure.writable().forEach(path -> mounts.add(Mount.writable(path)));
    writable.forEach(path -> mounts.add(Mount.writable(path)));
    for (Path path : enclosure.readOnly()) {
      if (Files.exists(path)) {
        mounts.add(Mount.readOnly(path));
      }
    }
    for (Path path : enclosure.hidden()) {
      if (Files.isDirectory(path)) {
        mounts.add(new Mount(Mount.Kind.PRIVATE, path));
        enclosure.shownIfNamed().stream()
            .filter(
                entry ->
                    entry.startsWith(path)
                        && mentioned.stream().anyMatch(named -> named.startsWith(entry)))
            .forEach(entry -> mounts.add(Mount.readOnly(entry)));
        mounts.add(new Mount(Mount.Kind.SEALED, path));
      }
    }
    return mounts;
  }

  private List<Path> temporary(boolean atHome) {
    return enclosure.temporary().stream()
        .filter(folder -> enclosure.home().filter(folder::startsWith).isPresent() == atHome)
        .toList();
  }
}
