package dev.omk.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * One jar made of several: every jar of a class path is opened and checked at every start. Classes
 * for newer releases take the place of older ones, lists of services are joined, notices are kept
 * under the name of their jar, the manifest is the first jar's.
 */
final class MergedJar {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");
  private static final Pattern NOTICE =
      Pattern.compile("(META-INF/)?[^/]*(LICENSE|NOTICE|DEPENDENCIES|AL2|LGPL|COPYRIGHT)[^/]*");
  private static final Pattern LEFT_OUT =
      Pattern.compile("(.*/)?module-info\\.class|META-INF/([^/]+\\.(SF|RSA|DSA|EC)|INDEX\\.LIST)");

  private final Map<String, byte[]> content = new TreeMap<>();

  /** Takes in all of a jar; the same file with another content in two of them is an error. */
  void add(Path jar) throws IOException {
    String name = jar.getFileName().toString();
    Map<String, byte[]> own = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .sorted(Comparator.comparingInt(entry -> release(entry.getName())))
              .toList();
      for (ZipEntry entry : entries) {
        Matcher versioned = VERSIONED.matcher(entry.getName());
        String path = versioned.matches() ? versioned.group(2) : entry.getName();
        if (!LEFT_OUT.matcher(path).matches()
            && release(entry.getName()) <= Runtime.version().feature()) {
          own.put(place(path, name), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    for (Map.Entry<String, byte[]> entry : own.entrySet()) {
      put(entry.getKey(), entry.getValue(), name);
    }
  }

  private static int release(String path) {
    Matcher versioned = VERSIONED.matcher(path);
    return versioned.matches() ? Integer.parseInt(versioned.group(1)) : 0;
  }

  private static String place(String path, String jar) {
    return NOTICE.matcher(path).matches()
        ? "META-INF/legal/" + jar + "/" + path.substring(path.lastIndexOf('/') + 1)
        : path;
  }

  private void put(String path, byte[] bytes, String jar) throws IOException {
    byte[] there = content.putIfAbsent(path, bytes);
    if (there == null || path.equals(MANIFEST) || Arrays.equals(there, bytes)) {
      return;
    }
    if (!path.startsWith("META-INF/services/")) {
      throw new IllegalStateException("two jars, the second " + jar + ", have their own " + path);
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(there);
    joined.write('\n');
    joined.write(bytes);
    content.put(path, joined.toByteArray());
  }

  /** Writes it, not compressed: the archive around it is. */
  void write(Path jar, Instant timestamp) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(file.getValue().length);
        entry.setTime(timestamp.toEpochMilli());
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    }
  }
}
