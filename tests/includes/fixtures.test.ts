/** Our components against govuk-frontend's own examples: the same options give the same markup. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { renderToString } from "preact-render-to-string";
import { fixtureComponents, type Options } from "./fixture-components.tsx";
import { leftAlone } from "./left-alone.ts";
import { normalised } from "./markup.ts";

interface Fixture {
  name: string;
  options: Options;
  html: string;
}

const require = createRequire(import.meta.url);

function fixturesOf(name: string): Fixture[] {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${name}/fixtures.json`);
  return (JSON.parse(readFileSync(file, "utf8")) as { fixtures: Fixture[] }).fixtures;
}

for (const [name, draw] of Object.entries(fixtureComponents)) {
  describe(`govuk-frontend's fixtures: ${name}`, () => {
    const fixtures = fixturesOf(name);
    const reasons = leftAlone[name] ?? {};
    for (const fixture of fixtures) {
      if (fixture.name in reasons) continue;
      it(fixture.name, () => {
        assert.equal(normalised(renderToString(draw(fixture.options))), normalised(fixture.html));
      });
    }
    it("leaves alone only fixtures that there are", () => {
      const names = new Set(fixtures.map((fixture) => fixture.name));
      assert.deepEqual(
        Object.keys(reasons).filter((reason) => !names.has(reason)),
        [],
      );
    });
  });
}
