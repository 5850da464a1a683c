/** Every rule that needs the browser, as `tests/checks/rules`: all examples of a check are pages of one site. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Finding } from "../../../scripts/checks/contract.ts";
import { rules } from "../../../scripts/checks/rules/index.ts";
import { assertFound, findingsOn } from "../rules/rule-examples.ts";
import { withBrowser } from "./with-browser.ts";

for (const check of withBrowser.filter((name) => rules[name]!.length > 0)) {
  describe(`the rules of ${check}`, { timeout: 120_000 }, () => {
    const examples = rules[check]!.flatMap((rule) =>
      (["bad", "good"] as const).flatMap((kind) =>
        rule[kind].map((body, index) => ({ rule, kind, body, name: `${rule.id}-${kind}-${index + 1}` })),
      ),
    );
    let findings: Promise<Finding[]> | undefined;
    const judged = () => {
      const files = examples.map(({ name, body }) => {
        assert.ok(typeof body === "string", `${name} is one page`);
        return [`${name}/index.html`, body] as const;
      });
      return (findings ??= findingsOn(check, { files: Object.fromEntries(files) }));
    };
    for (const { rule, kind, name } of examples)
      it(name.replaceAll("-", " "), async () => {
        const found = (await judged()).filter(({ page }) => page === `/${name}/`);
        if (kind === "bad") assertFound(found, rule);
        else assert.deepEqual(found, []);
      });
  });
}
