/**
 * The preview's bar: what this page is, where its words are, and what is wrong. It stands in a shadow tree, so that
 * neither its styles nor the page's touch each other, and it is added on the way out: nothing the build writes knows of it.
 */
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { renderToString } from "preact-render-to-string";
import type { Fault } from "../../src/faults.ts";
import type { Finding } from "../checks/contract.ts";
import { barStyle } from "./bar-style.ts";
import type { DrawnPage } from "./contract.ts";

export interface BarState {
  page: DrawnPage | undefined;
  /** Whether anything stands at the address. */
  found: boolean;
  /** Whether there is a sound version to show. */
  sound: boolean;
  faults: readonly Fault[];
  findings: PageFindings;
}

/** What the checks say of the page as it is. */
export interface PageFindings {
  /** `waiting` until the quick checks are done, then `quick`, then `all` once the page was seen in a browser. */
  done: "waiting" | "quick" | "all";
  findings: readonly Finding[];
  /** Why a check could not run. */
  notes: readonly string[];
}

/** The preview's own addresses; the site has none that begins so. */
export const OWN = "/@preview/";

/** Adds the bar to a page's HTML, or (in a frame of the preview's own) only what reloads it. */
export function withBar(html: string, state: BarState, revision: number, framed: boolean): string {
  const script = `<script src="${OWN}client.js" data-revision="${revision}"></script>`;
  const bar = framed
    ? ""
    : `<preview-bar${html === EMPTY_PAGE ? ' class="whole"' : ""}><template shadowrootmode="open"><style>${barStyle}</style>${barContent(state)}</template></preview-bar>`;
  const end = html.lastIndexOf("</body>");
  return end === -1 ? html + bar + script : html.slice(0, end) + bar + script + html.slice(end);
}

/** A page for when there is nothing of the site to show yet. */
export const EMPTY_PAGE =
  '<!doctype html><html lang="en-GB" data-preview="empty"><head><meta charset="utf-8"><title>Preview</title></head><body style="font:19px/1.5 sans-serif;max-width:40em;margin:2em auto;padding:0 1em"><h1>No page yet</h1><p>The faults below stand in the way of the first one. Mend them, and it appears here.</p></body></html>';

/** What stands within the bar. */
export function barContent(state: BarState): string {
  return renderToString(<Bar {...state} />);
}

function Bar({ page, found, sound, faults, findings }: BarState) {
  return (
    <aside aria-label="Preview">
      {faults.length > 0 && <FaultList faults={faults} sound={sound} />}
      <FindingList findings={findings} page={page} />
      <div class="row">
        <strong class="name">Preview</strong>
        {page?.standing && <span class={`standing ${page.standing}`}>{standingWords(page)}</span>}
        {!found && sound && <span class="standing draft">There is no page at this address</span>}
        {page && page.former.length > 0 && <span>Old addresses that lead here: {page.former.join(", ")}</span>}
        {page && page.toDo.length > 0 && <span>Still to do: {page.toDo.join(", ")}</span>}
        {page?.source !== undefined && page.path !== undefined && (
          <a class="source" href={editorLink(page.path, 1)}>
            {page.source}
          </a>
        )}
        <span class="checks" data-checks={findings.done}>
          {checkWords(findings, page)}
        </span>
        <span class="views">
          <button type="button" data-view="phone" aria-pressed="false">
            Phone
          </button>
          <button type="button" data-view="print" aria-pressed="false">
            Print
          </button>
        </span>
      </div>
    </aside>
  );
}

function FaultList({ faults, sound }: { faults: readonly Fault[]; sound: boolean }) {
  const files = new Set(faults.map(({ file }) => file)).size;
  return (
    <details class="faults" open>
      <summary>
        {counted(faults.length, "fault")} in {counted(files, "file")}.
        {sound ? ` What you see of ${files === 1 ? "it" : "them"} is the last version without faults.` : ""}
      </summary>
      <ul>
        {faults.slice(0, SHOWN).map(({ file, line, message }) => (
          <li>
            <a href={editorLink(resolve(file), line)}>
              {file}:{line}
            </a>{" "}
            {message}
          </li>
        ))}
      </ul>
      {faults.length > SHOWN && <p>And {faults.length - SHOWN} more. Mend these first.</p>}
    </details>
  );
}

/** More faults than this are counted and not listed: a person mends the first ones first. */
const SHOWN = 200;

function FindingList({ findings: { findings, notes }, page }: { findings: PageFindings; page: DrawnPage | undefined }) {
  const warnings = page?.warnings ?? [];
  const untold = untoldOf(findings, warnings);
  if (untold.length + notes.length + warnings.length === 0) return null;
  return (
    <details class="findings">
      <summary>What the checks say of this page</summary>
      <ul>
        {warnings.map(({ file, line, message }) => (
          <li>
            <a href={editorLink(resolve(file), line)}>
              {file}:{line}
            </a>{" "}
            {message}
          </li>
        ))}
        {untold.map(({ check, rule, severity, message, source, line }) => (
          <li>
            <span class={severity}>{severity}</span> {place(source)} {message}{" "}
            <small>
              {check}/{rule}
              {line === undefined ? "" : `, line ${line} of the page`}
            </small>
          </li>
        ))}
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </details>
  );
}

/** What the checks find and no style point of the record says of the same words, such as a link called "click here". */
function untoldOf(findings: readonly Finding[], warnings: readonly Fault[]): readonly Finding[] {
  const words = (message: string): string | undefined => /"([^"]*)"/.exec(message)?.[1];
  const told = new Set(warnings.map(({ file, line, message }) => JSON.stringify([`${file}:${line}`, words(message)])));
  return findings.filter(({ source, message }) => !told.has(JSON.stringify([source, words(message)])));
}

function place(source: string | undefined) {
  if (source === undefined) return null;
  const [, file, line] = /^(.*?)(?::(\d+))?$/.exec(source)!;
  return <a href={editorLink(resolve(file!), Number(line ?? 1))}>{source}</a>;
}

function checkWords({ done, findings, notes }: PageFindings, page: DrawnPage | undefined): string {
  if (page === undefined) return "";
  if (done === "waiting") return "Checking…";
  const untold = untoldOf(findings, page.warnings);
  const errors = untold.filter(({ severity }) => severity === "error").length;
  const others = untold.length - errors + page.warnings.length;
  const said = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(others > 0 ? [counted(others, "warning")] : []),
    ...(errors + others === 0 ? ["nothing found"] : []),
    ...(notes.length > 0 ? ["not all could run"] : []),
  ].join(", ");
  return done === "quick" ? `Links and HTML: ${said}` : `Links, HTML and accessibility: ${said}`;
}

function standingWords({ standing, publicFrom }: DrawnPage): string {
  if (standing === "draft") return "Draft: not published";
  if (standing === "live") return "Live";
  return publicFrom === undefined ? "Scheduled" : `Scheduled: public from ${moment(publicFrom)}`;
}

/** A moment as an editor reads it: "15 December 2009, 9:30 am", in London. */
function moment(iso: string): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    hour12: true,
    timeZone: "Europe/London",
  }).format(new Date(iso));
  return words.replace(" at ", ", ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Opens the file in VS Code and the editors that go by its links. */
function editorLink(path: string, line: number): string {
  return `vscode://file${pathToFileURL(path).pathname}:${line}`;
}
