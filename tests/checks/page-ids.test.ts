/** References to ids that stand nowhere. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Found } from "../../scripts/checks/contract.ts";
import { judgeIds } from "../../scripts/checks/page-ids.ts";
import { PageReading } from "../../scripts/checks/page-reading.ts";
import { surveyPage } from "../../scripts/checks/page-survey.ts";

const cases: Record<string, string[]> = {
  '<label for="a">A</label><input id="a">': [],
  '<label for="b">A</label><input id="a">': ["`for` names the id `b`, and this page has no element with that id"],
  '<button aria-controls="menu" aria-expanded="true">Menu</button>': [
    "`aria-controls` names the id `menu`, and this page has no element with that id",
  ],
  '<button aria-controls="menu">Menu</button>': [
    "`aria-controls` names the id `menu`, and this page has no element with that id",
  ],
  '<button aria-controls="menu" aria-expanded="false">Menu</button>': [],
  '<input role="combobox" aria-owns="list" aria-controls="list" aria-expanded="false">': [],
  '<button role="tab" aria-controls="panel" aria-selected="false">Tab</button>': [],
  '<button role="tab" aria-controls="panel" aria-selected="true">Tab</button>': [
    "`aria-controls` names the id `panel`, and this page has no element with that id",
  ],
  '<button aria-describedby="hint" aria-expanded="false">Menu</button>': [
    "`aria-describedby` names the id `hint`, and this page has no element with that id",
  ],
};

void describe("a reference to an id", () => {
  for (const [body, messages] of Object.entries(cases))
    it(body, () => {
      const text = `<!DOCTYPE html><html lang="en"><body>${body}</body></html>`;
      const findings: Found[] = [];
      const page = { address: "/", file: "index.html", size: text.length, sha256: "" };
      judgeIds(surveyPage(text), new PageReading(page, text, findings));
      assert.deepEqual(
        findings.map(({ message }) => message),
        messages,
      );
    });
});
