package dev.omk.scope;

import java.util.Set;

/** Modules of Python's own library that programs compare and compute with. */
final class PythonLibrary {
  private static final Set<String> NAMES =
      Set.of(
          ("array atexit base64 bdb binascii bisect builtins bz2 calendar cmath cmd code codeop"
                  + " colorsys concurrent configparser contextvars csv ctypes curses datetime dbm"
                  + " decimal dis email errno faulthandler filecmp fileinput fractions ftplib gc"
                  + " getopt getpass gettext glob graphlib gzip hashlib heapq hmac html http imaplib"
                  + " ipaddress itertools locale lzma mailbox marshal mimetypes mmap mock"
                  + " multiprocessing netrc numbers optparse pdb pickle pkgutil plistlib poplib"
                  + " profile pstats queue quopri readline reprlib sched secrets select selectors"
                  + " shelve shlex smtplib socket socketserver sqlite3 ssl statistics struct"
                  + " symtable sysconfig syslog tarfile textwrap timeit tomllib trace tracemalloc"
                  + " turtle unicodedata urllib uuid wave webbrowser xml xmlrpc zipapp zipfile"
                  + " zipimport zlib zoneinfo")
              .split(" ", -1));

  private PythonLibrary() {}

  /** Whether a module, or the package that it is in, is one of them. */
  static boolean has(String module) {
    return NAMES.contains(module.split("\\.", -1)[0]);
  }
}
