/**
 * Starting programs and ending them, with everything they started.
 *
 * <p>The one place that touches {@link java.lang.ProcessBuilder}. Every run has an argv, a
 * directory, an explicit environment, a bound on output, a timeout, and leaves nothing behind.
 * Depends on {@code text} alone.
 *
 * <h2>What is guaranteed for a run with a token, on Linux</h2>
 *
 * <p>When {@link dev.omk.process.ProcessRunner#run} returns, these are gone: the program; what is
 * below it; what is in its session, or in a session that somebody seen below it opened; what
 * carries its token; what writes to its pipes. Runs at the same time do not touch each other's
 * processes, even with the same token.
 *
 * <p>A process that hides from all of that (it cleared its environment, opened a session, lost its
 * parent between two looks, and closed the pipes) becomes our child, because we adopt orphans. It
 * is ended with the run when no older run with a token is still going on; with runs in parallel, at
 * the latest when the last of them ends, and is then named there.
 *
 * <h2>What is not</h2>
 *
 * <ul>
 *   <li>A process of another user (setuid), or one that a service outside started for the program
 *       (systemd, cron, a container engine), is not below it and carries nothing of it.
 *   <li>Adopting needs {@code --enable-native-access=ALL-UNNAMED}; without it, orphans go to init
 *       and those that hide are not found. A session for each run needs the program {@code setsid}
 *       (util-linux or busybox); without it, orphans in our own session are known by token, pipe or
 *       an earlier look only. Commands without a token never get a session.
 *   <li>After a kill of this JVM itself only {@link dev.omk.process.ProcessTree#endAll} is left:
 *       tokens and what is below them.
 *   <li>A background process that a helper without a token leaves (git's maintenance) while a run
 *       with a token goes on may be taken for an orphan of that run.
 *   <li>Other systems: a process that lost its parent is known only if it was seen before; there
 *       are looks after 50 ms, then at growing intervals of up to a second.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package dev.omk.process;
