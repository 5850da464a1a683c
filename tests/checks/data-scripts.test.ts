/** Addresses in scripts that are data and no program: each kind is counted, those that lead to no one file too. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { checkSite } from "../../scripts/checks/index.ts";
import { soundPage } from "../../scripts/checks/rules/rule.ts";

const pages: [name: string, script: string, kinds: Record<string, [checked: number, leftAlone: number]>][] = [
  [
    "lists of speculation rules",
    `"speculationrules">{"prefetch":[{"urls":["/","./"]},{"source":"list","urls":["https://example.net/"]}],"prerender":[{"urls":["/#a"]}],"prerender_until_script":[{"urls":["/"]}]}`,
    {
      "speculation rules prefetch": [2, 1],
      "speculation rules prerender": [1, 0],
      "speculation rules prerender_until_script": [1, 0],
    },
  ],
  [
    "patterns of speculation rules",
    `"speculationrules">{"prefetch":[{"where":{"and":[{"href_matches":["/a/*","/b/*"]},{"not":{"href_matches":"/c?*"}},{"selector_matches":".d"}]}}]}`,
    { "speculation rules pattern": [0, 3] },
  ],
  [
    "speculation rules that browsers leave out",
    `"speculationrules">{"prefetch":[{"urls":["/a"],"where":{}},{"source":"document","urls":["/b"]},{"urls":"/c"},null,7],"prerender":{"urls":["/d"]},"preload":[{"urls":["/e"]}]}`,
    {},
  ],
  ["speculation rules that are no object", `"speculationrules">["/a"]`, {}],
  [
    "an import map",
    `"importmap">{"imports":{"a":"/","b/":"/b/"},"scopes":{"/c/":{"a":"/"}}}`,
    { "import map folder": [0, 3], "import map scope": [0, 1] },
  ],
  ["what is no JSON", `"speculationrules">{`, { "speculation rules": [0, 1] }],
];

for (const [name, script, kinds] of pages)
  it(`are counted: ${name}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-scripts-"));
    try {
      await writeFile(join(folder, "index.html"), soundPage(`<p id="a">x</p><script type=${script}</script>`));
      const report = await checkSite(folder, { only: ["broken-links"], memory: false, project: folder });
      const counts = report.addresses!.map(({ kind, seen, checked }) => [kind, [checked, seen - checked]] as const);
      assert.deepEqual(Object.fromEntries(counts.filter(([kind]) => /^(?:speculation|import)/.test(kind))), kinds);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
