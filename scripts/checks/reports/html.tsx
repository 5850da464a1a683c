/** The report as one HTML page without script: what to do first, by check and rule; then by page; then what was looked at. */
import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Finding, Report, Severity } from "../contract.ts";
import type { Explanation } from "../rules/rule.ts";
import { byCheck, groupsOf, ownWords, type MessageGroup, type RuleGroup } from "./groups.ts";
import { headings, inWords } from "./headings.ts";
import { htmlStyle } from "./html-style.ts";
import { count, leftAlone } from "./text.ts";

/** So that a report of many thousand findings stays one that a browser opens: what is beyond is counted. */
const MOST = { messagesOfRule: 60, placesOfMessage: 50, pages: 300, linksOfPage: 10 };
/** Where what was left out can be read. */
const ALL = "npm run check -- --format json";

const WORDS: Record<Severity, { heading: string; noun: string; plural?: string }> = {
  error: { heading: "Errors: mend these first", noun: "error" },
  warning: { heading: "Warnings: judge for yourself", noun: "warning" },
  review: { heading: "For a person’s eye", noun: "place for a person’s eye", plural: "places for a person’s eye" },
};
const SEVERITIES = ["error", "warning", "review"] as const;
/** Of checks, as people work through them. */
const ORDER = Object.keys(headings);

export interface HtmlOptions {
  /** The picture of the place of a finding, as a `data:` address; absent where there is none. */
  picture?: (finding: Finding) => string | undefined;
  /** Why some findings have no picture; said at the head of the report. */
  missing?: string;
}

type Groups = Record<Severity, RuleGroup[]>;

/** The page, whole. */
export function html(report: Report, options: HtmlOptions = {}): string {
  const groups = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, groupsOf(report.findings, severity)]),
  ) as Groups;
  return `<!DOCTYPE html>\n${renderToString(<Page report={report} groups={groups} options={options} />)}\n`;
}

function Page({ report, groups, options }: { report: Report; groups: Groups; options: HtmlOptions }) {
  const errors = sum(groups.error);
  const title = `Report on ${report.site}: ${errors === 0 ? "nothing broken" : count(errors, "error")}`;
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: htmlStyle }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <Summary report={report} groups={groups} missing={options.missing} />
          {SEVERITIES.map((severity) => (
            <Findings severity={severity} groups={groups[severity]} picture={options.picture} />
          ))}
          <ByPage groups={groups} />
          <Accepted report={report} />
          <Outlived report={report} />
          <Judged report={report} />
          <Addresses report={report} />
        </main>
      </body>
    </html>
  );
}

function Summary({ report, groups, missing }: { report: Report; groups: Groups; missing: string | undefined }) {
  const found = SEVERITIES.filter((severity) => groups[severity].length > 0);
  return (
    <>
      <p>
        {count(report.pages, "page")} judged in {(report.durationMs / 1000).toFixed(1)} seconds:{" "}
        {SEVERITIES.map((severity) => counted(severity, groups[severity])).join(", ")}.
      </p>
      {found.length > 0 && (
        <nav aria-label="What was found">
          {found.map((severity) => (
            <Contents severity={severity} groups={groups[severity]} />
          ))}
          {sum(groups.error) + sum(groups.warning) > 0 && (
            <p>
              <a href="#by-page">The same by page</a>
            </p>
          )}
        </nav>
      )}
      {missing !== undefined && <p class="quiet">{missing}</p>}
    </>
  );
}

function Contents({ severity, groups }: { severity: Severity; groups: readonly RuleGroup[] }) {
  return (
    <>
      <p>
        <a href={`#${severity}s`}>{counted(severity, groups)}</a>
      </p>
      {severity !== "review" && (
        <ul>
          {byCheck(groups, ORDER).map(({ check, count: findings }) => (
            <li>
              <a href={`#${severity}-${check}`}>{headings[check] ?? check}</a>
              {"\u00a0"}
              <span class="count">{findings}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface FindingsProps {
  severity: Severity;
  groups: readonly RuleGroup[];
  picture: HtmlOptions["picture"];
}

function Findings({ severity, groups, picture }: FindingsProps) {
  if (groups.length === 0) return null;
  const parts = byCheck(groups, ORDER).map(({ check, count: findings, rules }) => (
    <section id={`${severity}-${check}`}>
      <h3>
        {headings[check] ?? check} <span class="count">({findings})</span>
      </h3>
      {rules.map((group) => (
        <RuleFindings group={group} severity={severity} picture={picture} />
      ))}
      <p class="back">
        <a href="#top">Back to the top</a>
      </p>
    </section>
  ));
  return (
    <>
      <h2 id={`${severity}s`}>
        {WORDS[severity].heading} <span class="count">({sum(groups)})</span>
      </h2>
      {severity === "review" ? (
        <details>
          <summary>No program can decide these: look at each when you change the page</summary>
          {parts}
        </details>
      ) : (
        parts
      )}
    </>
  );
}

function RuleFindings({ group, severity, picture }: Omit<FindingsProps, "groups"> & { group: RuleGroup }) {
  const { name, explanation, wcag, messages } = group;
  const left = messages.slice(MOST.messagesOfRule).reduce((total, { findings }) => total + findings.length, 0);
  const rule = name.replace(/^[^/]*\//, "");
  return (
    <div class={`rule ${severity}`}>
      <h4>
        {explanation?.title ?? inWords(rule)} <span class="count">({group.count})</span>
      </h4>
      {explanation && (
        <p>
          <Code>{explanation.why}</Code>{" "}
          <strong>
            <Code>{explanation.mend}</Code>
          </strong>
        </p>
      )}
      <p class="quiet">
        <code>{name}</code>
        {wcag.length > 0 && `, WCAG 2.2: ${wcag.join(", ")}`}
        {explanation?.help !== undefined && (
          <>
            {". "}
            <a href={explanation.help}>More on {rule}</a>
          </>
        )}
      </p>
      <ul class="messages">
        {messages.slice(0, MOST.messagesOfRule).map((told) => (
          <Message told={told} explanation={explanation} picture={picture} />
        ))}
      </ul>
      {left > 0 && <LeftOut what={`${count(left, "more finding")} of this rule ${left === 1 ? "is" : "are"}`} />}
    </div>
  );
}

interface MessageProps {
  told: MessageGroup;
  explanation: Explanation | undefined;
  picture: HtmlOptions["picture"];
}

function Message({ told, explanation, picture }: MessageProps) {
  const { id, message, findings } = told;
  const [first, ...others] = findings;
  const shown = others.slice(0, MOST.placesOfMessage - 1);
  const seen = findings.map((finding) => picture?.(finding)).find((address) => address !== undefined);
  return (
    <li id={id}>
      <p class="message">
        <Code>{message}</Code>
      </p>
      <Place finding={first!} />
      {seen !== undefined && (
        <img
          src={seen}
          alt={`${first!.page} as seen, with the place of the fault outlined: ${first!.selector ?? ""}`}
        />
      )}
      {others.length > 0 && (
        <details>
          <summary>The same in {count(others.length, "other place")}</summary>
          <ul>
            {shown.map((finding) => {
              const words = ownWords(finding, explanation);
              return (
                <li>
                  {words !== message && <Code>{words}</Code>}
                  <Place finding={finding} />
                </li>
              );
            })}
          </ul>
          {others.length > shown.length && (
            <LeftOut
              what={`${count(others.length - shown.length, "more place")} ${others.length - shown.length === 1 ? "is" : "are"}`}
            />
          )}
        </details>
      )}
    </li>
  );
}

function Place({ finding: { page, source, selector, ...finding } }: { finding: Finding }) {
  const file = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  return (
    <div>
      <b>{page}</b>
      {source !== undefined && (
        <>
          : mend it in <code>{source}</code>
        </>
      )}{" "}
      <span class="quiet">
        (in the site <code>{file}</code>
        {selector !== undefined && (
          <>
            , element <code>{selector}</code>
          </>
        )}
        )
      </span>
    </div>
  );
}

/** Each page with links to what was found on it. */
function ByPage({ groups }: { groups: Groups }) {
  const pages = new Map<string, { source: string | undefined; told: Map<MessageGroup, boolean> }>();
  for (const group of [...groups.error, ...groups.warning])
    for (const [index, told] of group.messages.entries())
      for (const { page, source } of told.findings) {
        const known = pages.get(page) ?? {
          source: source?.replace(/:\d+$/, ""),
          told: new Map<MessageGroup, boolean>(),
        };
        known.told.set(told, index < MOST.messagesOfRule);
        pages.set(page, known);
      }
  if (pages.size === 0) return null;
  const sorted = [...pages].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <>
      <h2 id="by-page">
        By page <span class="count">({pages.size})</span>
      </h2>
      <ul class="pages">
        {sorted.slice(0, MOST.pages).map(([page, { source, told }]) => {
          const links = [...told].filter(([, there]) => there).slice(0, MOST.linksOfPage);
          return (
            <li>
              <b>{page}</b>
              {source !== undefined && (
                <>
                  {" "}
                  <code class="quiet">{source}</code>
                </>
              )}
              <ul>
                {links.map(([{ id, message }]) => (
                  <li>
                    {id.startsWith("warning-") && "Warning: "}
                    <a href={`#${id}`}>{short(message)}</a>
                  </li>
                ))}
                {told.size > links.length && <li>{told.size - links.length} more</li>}
              </ul>
            </li>
          );
        })}
      </ul>
      {sorted.length > MOST.pages && (
        <LeftOut
          what={`${count(sorted.length - MOST.pages, "more page")} ${sorted.length - MOST.pages === 1 ? "is" : "are"}`}
        />
      )}
    </>
  );
}

function LeftOut({ what }: { what: string }) {
  return (
    <p>
      {what} not shown here: <code>{ALL}</code> lists all.
    </p>
  );
}

function Accepted({ report: { accepted = [] } }: { report: Report }) {
  if (accepted.length === 0) return null;
  return (
    <>
      <h2>
        Accepted for now <span class="count">({accepted.length})</span>
      </h2>
      <ul>
        {accepted.map(({ finding, reason, until }) => (
          <li>
            <b>{finding.page}</b> <Code>{finding.message}</Code>
            <br />
            Until {until}: {reason}
          </li>
        ))}
      </ul>
    </>
  );
}

function Outlived({ report: { outlived = [] } }: { report: Report }) {
  if (outlived.length === 0) return null;
  return (
    <>
      <h2>
        Accepted, and no longer found <span class="count">({outlived.length})</span>
      </h2>
      <p>Take their entries out of the baseline.</p>
      <ul>
        {outlived.map(({ finding, page, message }) => (
          <li>
            <b>{page}</b> <Code>{message}</Code>
            <br />
            {finding}
          </li>
        ))}
      </ul>
    </>
  );
}

function Judged({ report }: { report: Report }) {
  const rows = report.checks.map(({ name, pages, findings, durationMs, how }) => [
    name,
    pages,
    findings,
    `${durationMs} ms`,
    listed(how ?? {}),
  ]);
  return (
    <Table
      name="What was judged"
      summary="Each check, how many pages it looked at and how"
      heads={["Check", "Pages", "Findings", "Time", "How"]}
      numbers={[1, 2, 3]}
      rows={rows}
    />
  );
}

function Addresses({ report }: { report: Report }) {
  const counts = report.addresses ?? [];
  if (counts.length === 0) return null;
  const total = leftAlone(report).reduce((all, [, times]) => all + times, 0);
  const rows = counts.map(({ kind, seen, checked, leftAlone: reasons }) => [kind, seen, checked, listed(reasons)]);
  const heads = ["Kind", "Seen", "Checked", "Left alone, and why"];
  return (
    <Table
      name={`Addresses: ${total} left alone`}
      summary="Each kind of address, how many were checked, and why others were not"
      heads={heads}
      numbers={[1, 2]}
      rows={rows}
    />
  );
}

interface TableProps {
  name: string;
  /** What opens it. */
  summary: string;
  heads: readonly string[];
  /** Which columns hold numbers. */
  numbers: readonly number[];
  rows: readonly (readonly (string | number)[])[];
}

function Table({ name, summary, heads, numbers, rows }: TableProps) {
  const kind = (index: number) => (numbers.includes(index) ? { class: "number" } : {});
  return (
    <>
      <h2>{name}</h2>
      <details>
        <summary>{summary}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={name}>
          <table>
            <thead>
              <tr>
                {heads.map((head, index) => (
                  <th scope="col" {...kind(index)}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([first, ...others]) => (
                <tr>
                  <th scope="row">{first}</th>
                  {others.map((cell, index) => (
                    <td {...kind(index + 1)}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** Words with what stands between grave accents as code. */
function Code({ children }: { children: string }): ComponentChildren {
  const parts = children.split("`");
  if (parts.length % 2 === 0) return children;
  return parts.map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part));
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, times]) => `${times} ${what}`)
    .join("; ");
}

function counted(severity: Severity, groups: readonly RuleGroup[]): string {
  const { noun, plural } = WORDS[severity];
  return count(sum(groups), noun, plural);
}

function sum(groups: readonly RuleGroup[]): number {
  return groups.reduce((total, { count: findings }) => total + findings, 0);
}

function short(words: string): string {
  const plain = words.replaceAll("`", "");
  return plain.length <= 120 ? plain : `${plain.slice(0, 119)}…`;
}
