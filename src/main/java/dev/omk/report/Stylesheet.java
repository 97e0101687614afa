package dev.omk.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** How the page looks, in light and dark, wide and narrow, on screen and on paper. */
final class Stylesheet {
  /** Between the tags, byte for byte: the page's policy names its hash. */
  static final String TEXT =
      """

      :root {
        color-scheme: light dark;
        --bg: #f6f7f9; --card: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4;
        --ok: #1a7f37; --ok-bg: #dafbe1; --bad: #c0262d; --bad-bg: #ffebe9;
        --weak: #8a5a00; --weak-bg: #fff5d1; --accent: #3b5bdb; --accent-bg: #e7ecff;
        --code: #f0f2f5; --bar: #c3cad3;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --bg: #0e1116; --card: #161b22; --ink: #e6edf3; --soft: #9aa5b1; --line: #2d343d;
          --ok: #4ac26b; --ok-bg: #12311c; --bad: #ff7b72; --bad-bg: #3d1517;
          --weak: #e3b341; --weak-bg: #352a0c; --accent: #8ea6ff; --accent-bg: #1d2647;
          --code: #1d232c; --bar: #46505c;
        }
      }
      * { box-sizing: border-box; }
      html { scroll-behavior: smooth; scroll-padding-top: 3.5rem; }
      @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
      body {
        margin: 0; background: var(--bg); color: var(--ink);
        font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      }
      a { color: var(--accent); }
      a:focus-visible, summary:focus-visible, [tabindex]:focus-visible {
        outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px;
      }
      .skip { position: absolute; left: -99rem; }
      .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
      main, header, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
      header { padding-top: 2rem; }
      nav {
        position: sticky; top: 0; z-index: 5; background: var(--bg);
        border-bottom: 1px solid var(--line);
      }
      nav ul {
        max-width: 76rem; margin: 0 auto; padding: .55rem 1.25rem; display: flex; gap: 1.25rem;
        list-style: none; overflow-x: auto; white-space: nowrap; font-size: .9rem;
      }
      nav a { text-decoration: none; color: var(--soft); }
      nav a:hover { color: var(--ink); text-decoration: underline; }
      .brand { color: var(--soft); font-size: .85rem; letter-spacing: .02em; margin: 0; }
      h1 { font-size: clamp(1.4rem, 3.4vw, 2.1rem); line-height: 1.2; margin: .35rem 0 1rem;
        overflow-wrap: anywhere; }
      h2 { font-size: 1.2rem; margin: 0 0 .9rem; }
      h3 { font-size: 1rem; margin: 1.4rem 0 .5rem; }
      section {
        background: var(--card); border: 1px solid var(--line); border-radius: 12px;
        padding: 1.3rem 1.5rem; margin: 1.25rem 0;
      }
      .verdict {
        border: 1px solid; border-left-width: 8px; border-radius: 12px; padding: 1.1rem 1.4rem;
        margin-bottom: 1.25rem; background: var(--weak-bg); border-color: var(--weak);
      }
      .verdict.ready { background: var(--ok-bg); border-color: var(--ok); }
      .verdict.red { background: var(--bad-bg); border-color: var(--bad); }
      .verdict.past { background: var(--code); border-color: var(--bar); }
      .verdict strong { font-size: 1.45rem; display: block; line-height: 1.3; }
      .verdict p { margin: .3rem 0 0; overflow-wrap: anywhere; }
      .facts {
        display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .9rem;
        margin: 0 0 1.25rem;
      }
      .facts div { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
        padding: .7rem .9rem; }
      .facts dt { color: var(--soft); font-size: .8rem; }
      .facts dd { margin: 0; font-size: 1.15rem; font-weight: 600; overflow-wrap: anywhere;
        font-variant-numeric: tabular-nums; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-size: .93rem; }
      th { text-align: left; color: var(--soft); font-weight: 500; font-size: .82rem; }
      th, td { padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line);
        vertical-align: top; }
      tr:last-child td { border-bottom: 0; }
      td { overflow-wrap: anywhere; min-width: 4.5rem; }
      td.wide { min-width: 15rem; }
      td a { display: inline-block; margin-right: .5rem; white-space: nowrap; }
      td.num { font-variant-numeric: tabular-nums; white-space: nowrap; }
      .badge {
        display: inline-block; border-radius: 99px; padding: .05rem .6rem; font-size: .8rem;
        font-weight: 600; white-space: nowrap; background: var(--code); color: var(--soft);
      }
      .badge.strong, .badge.passed { background: var(--ok-bg); color: var(--ok); }
      .badge.weak { background: var(--weak-bg); color: var(--weak); }
      .badge.missing, .badge.failed { background: var(--bad-bg); color: var(--bad); }
      .faint { color: var(--soft); font-size: .88rem; }
      code, pre { font: .86rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      pre { background: var(--code); border-radius: 8px; padding: .8rem 1rem; overflow-x: auto;
        margin: .5rem 0; }
      details { border-top: 1px solid var(--line); padding: .55rem 0; }
      summary { cursor: pointer; overflow-wrap: anywhere; }
      details[open] > summary { margin-bottom: .6rem; font-weight: 600; }
      svg { display: block; max-width: none; }
      svg.gantt, svg.budget { width: 100%; min-width: 46rem; height: auto; }
      svg text { font: 12px system-ui, sans-serif; fill: var(--soft); }
      svg .lane { fill: var(--ink); }
      svg .time { text-anchor: middle; font-size: 11px; }
      svg .middle { text-anchor: middle; }
      svg text.ok { fill: var(--ok); } svg text.bad { fill: var(--bad); }
      svg rect.ok { fill: var(--ok); } svg rect.bad { fill: var(--bad); }
      svg .tick { stroke: var(--line); } svg .axis { stroke: var(--soft); }
      svg .limit { stroke: var(--bad); stroke-dasharray: 5 4; }
      svg .gap { fill: var(--code); }
      svg .bar rect { fill: var(--bar); }
      svg .bar.step rect { fill: var(--code); stroke: var(--line); }
      svg .bar.agent rect { fill: var(--accent); }
      svg .bar.ok rect { fill: var(--ok); }
      svg .bar.bad rect { fill: var(--bad); }
      svg .bar text { fill: var(--card); font-size: 11px; font-weight: 600; }
      svg .bar.step text { fill: var(--soft); font-weight: 400; }
      svg .curve { fill: none; stroke-width: 2.5; stroke: var(--accent); }
      svg .curve.tokens { stroke: var(--weak); stroke-dasharray: 8 3; }
      svg .curve.usd { stroke: var(--ok); stroke-dasharray: 2 3; }
      .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; padding: 0;
        margin: .8rem 0 0; font-size: .88rem; color: var(--soft); }
      .legend svg { display: inline-block; vertical-align: middle; margin-right: .4rem; }
      .charts { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; }
      .charts > div { max-width: 100%; overflow-x: auto; }
      .diff { border: 1px solid var(--line); border-radius: 8px; padding: .3rem 0;
        background: var(--card); margin: .6rem 0; }
      .diff > div { display: flex; min-width: max-content; }
      .diff code { white-space: pre; padding-right: 1rem; }
      .diff .no { width: 3.6rem; flex: none; text-align: right; padding-right: .8rem; color: var(--soft);
        font: .78rem/1.65 ui-monospace, Menlo, Consolas, monospace; user-select: none; }
      .diff .add { background: var(--ok-bg); }
      .diff .del { background: var(--bad-bg); }
      .diff .hunk, .diff .meta { color: var(--soft); }
      .diff .file { font-weight: 700; border-top: 1px solid var(--line); margin-top: .3rem;
        padding-top: .3rem; }
      .diff > div.finding, .finding { display: block; min-width: 0; border-left: 4px solid var(--weak);
        background: var(--weak-bg); padding: .4rem .9rem; margin: .25rem 0; }
      .diff > div.finding { max-width: 60rem; margin-left: 3.6rem; }
      .finding.blocking, .diff > div.finding.blocking { border-color: var(--bad); background: var(--bad-bg); }
      .finding.note, .diff > div.finding.note { border-color: var(--accent); background: var(--accent-bg); }
      footer { color: var(--soft); font-size: .85rem; padding-bottom: 3rem; }
      @media (max-width: 40rem) {
        section { padding: 1rem; border-radius: 10px; }
        header { padding-top: 1.2rem; }
        main, header, footer { padding-left: .8rem; padding-right: .8rem; }
        nav ul { padding-left: .8rem; }
        .stack thead { display: none; }
        .stack tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
        .stack tr:last-child { border-bottom: 0; }
        .stack td { display: inline-block; border: 0; padding: .1rem .6rem .1rem 0; min-width: 0; }
        .stack td:empty { display: none; }
        .stack td[data-head]::before { content: attr(data-head); color: var(--soft); }
        .diff .no { width: 2.4rem; padding-right: .4rem; }
        .stack td.wide { display: block; min-width: 0; padding-right: 0; }
      }
      @media print { nav, .skip { display: none; } section { break-inside: avoid; } body { background: #fff; } }
      """;

  private Stylesheet() {}

  /** The source expression of CSP (w3.org/TR/CSP3, {@code hash-source}) for exactly this text. */
  static String source() {
    MessageDigest sha256 = dev.omk.digest.Sha256.newDigest();
    byte[] hash = sha256.digest(TEXT.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }
}
