/** Fields and pages that, by script in their own attributes, send a form, lead away or open a window unasked. */
import type { WordRule } from "./rule.ts";

/** When it happens, by attribute. */
const MOMENTS: Readonly<Record<string, string>> = {
  onfocus: "as soon as it has the focus",
  onblur: "as soon as a reader leaves it",
  onchange: "as soon as something is chosen or typed",
  oninput: "with the first letter",
  onkeyup: "while a reader types",
  onload: "as soon as the page is there",
};
const TYPED = new Set(["input", "textarea"]);
const DOES: readonly [pattern: RegExp, what: string][] = [
  [/\bwindow\.open\s*\(|(?<![\w.])open\s*\(\s*['"]/, "opens a window"],
  [/\.submit\s*\(\s*\)|\.requestSubmit\s*\(/, "sends the form"],
  [/\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\(/, "leads to another page"],
];

export const suddenChanges: WordRule = {
  id: "sudden-changes",
  wcag: ["3.2.1", "3.2.2"],
  source: "F9, F36, F37, F52",
  severity: "warning",
  why: "Who chooses with the arrow keys, or does not see the page, is taken away before having chosen.",
  mend: "Leave it to a button (`Go`) or a link to do this.",
  bad: [
    '<form action="/"><select aria-label="Year" onchange="this.form.submit()"><option>2009</option></select></form>',
    '<select aria-label="Team" onchange="location.href = this.value"><option value="/a/">A</option></select>',
    '<form action="/"><input aria-label="Year" onblur="this.form.submit()"></form>',
    '<form action="/"><label><input type="radio" onclick="this.form.submit()"> By post</label></form>',
    '<form action="/"><input aria-label="Code" maxlength="4" onkeyup="if (this.value.length === 4) this.form.submit()"></form>',
    "<body onload=\"window.open('/advert/')\"><p>Words</p></body>",
  ],
  good: [
    '<form action="/"><select aria-label="Year" onchange="count()"><option>2009</option></select><button>Go</button></form>',
    '<button type="button" onclick="location.href = \'/r/\'">Go to the report</button>',
    '<form action="/"><input aria-label="Code" onkeyup="if (event.key === \'Enter\') this.form.submit()"></form>',
    '<select aria-label="Team" onchange="if (location.href === this.value) mark()"><option>A</option></select>',
  ],
  judge: (page) =>
    page.scripted.flatMap((element) => {
      const chosen = element.name === "input" && ["radio", "checkbox"].includes(element.attribute("type") ?? "");
      const moments = chosen ? { ...MOMENTS, onclick: MOMENTS.onchange! } : MOMENTS;
      for (const [attribute, when] of Object.entries(moments)) {
        const script = element.attribute(attribute);
        const what = script === undefined ? undefined : DOES.find(([pattern]) => pattern.test(script))?.[1];
        // A script, a picture or a frame that has come may tell the rest of the page.
        if (what === undefined || (attribute === "onload" && element.name !== "body")) continue;
        // A key that is asked for is one that was meant: Enter.
        if (attribute === "onkeyup" && (/\b(?:key|keyCode|which|code)\b/.test(script!) || !TYPED.has(element.name)))
          continue;
        return [{ element, message: `\`${attribute}\` of this \`${element.name}\` ${what} ${when}` }];
      }
      return [];
    }),
};
