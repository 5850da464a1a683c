/** Messages that could grow with the page stay short enough to read: the most important is named, the rest is counted. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, it } from "node:test";
import { soundPage } from "../../scripts/checks/rules/rule.ts";
import { findingsOn } from "./rules/rule-examples.ts";

const names = Array.from({ length: 9 }, (_, index) => `/${index}.css`);
const sheets = names.map((name) => `<link rel="stylesheet" href="${name}">`).join("");
/** Letters that gzip makes no smaller than three quarters. */
const noise = (bytes: number): string => `/* ${randomBytes(bytes).toString("base64")} */`;
const long = "Notes from a monthly repair café in a church hall: what was mended there, how, and when the next one is";
const titled = (name: string): string => soundPage("", name).replace(/<title>.*<\/title>/, `<title>${long}</title>`);

describe("messages that name many things", () => {
  it("name the heaviest files of a page that is too heavy, and the first of too many requests", async () => {
    const files = {
      "index.html": soundPage("", "page", sheets),
      ...Object.fromEntries(names.map((name, index) => [name.slice(1), noise(2000 + 1000 * index)])),
    };
    const said = (await findingsOn("heavy-pages", { files })).map(({ message }) => message.replace(/\d{3,}/g, "N"));
    assert.deepEqual(said.sort(), [
      "needs 10 requests before it is painted, and 2 are allowed: index.html, 0.css, 1.css, 2.css, 3.css and 5 more",
      "weighs N bytes before it is painted (gzip 9), and N are allowed: 8.css N, 7.css N, 6.css N, 5.css N, 4.css N and 5 more",
    ]);
  });

  it("give the beginning of a long title that stands twice", async () => {
    const said = await findingsOn("unclear-pages", { files: { "index.html": titled("one"), "a.html": titled("two") } });
    assert.deepEqual(
      said.map(({ file, message }) => `${file}: ${message}`),
      [
        "a.html: has the same title as `/`, `Notes from a monthly repair café in a church hall: what was mended there, how, a…`: nobody can tell the two apart by it",
      ],
    );
  });
});
