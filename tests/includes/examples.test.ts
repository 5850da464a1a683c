/** Every component's examples: valid HTML, nothing let through unescaped, every class known to the stylesheet. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { h, type ComponentType, isValidElement } from "preact";
import { renderToString } from "preact-render-to-string";
import { components } from "../../_includes/components.ts";
import { renderDocument } from "../../_includes/document.ts";
import { compileStylesheet } from "../../src/assets/stylesheet.ts";

const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
const { css } = await compileStylesheet();

/** Classes that say what an element is and have no rule of their own. */
const unstyled = ["app-prose", "govuk-link", "govuk-phase-banner__content__tag", "govuk-phase-banner__text"];

function rendered(component: ComponentType<never>, props: object): string {
  const vnode = h(component as ComponentType<object>, props);
  return "site" in props ? renderDocument(vnode) : renderToString(vnode);
}

/** The same props with markup added to every string, save where HTML is asked for. */
function spiked(value: unknown, key = ""): unknown {
  if (typeof value === "string") return key === "html" ? value : `${value}<x-spike a='"'>&amp;`;
  if (Array.isArray(value)) return value.map((item) => spiked(item));
  if (typeof value !== "object" || value === null || isValidElement(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spiked(item, name)]));
}

for (const { name, component, examples } of components) {
  describe(`the examples of ${name}`, () => {
    for (const example of examples as unknown as { name: string; props: object }[]) {
      const html = rendered(component, example.props);

      it(`${example.name}: valid HTML`, () => {
        const { results } = validator.validateStringSync(html, `${name}.html`);
        assert.deepEqual(
          results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
          [],
        );
      });

      it(`${example.name}: text stays text`, () => {
        assert.equal(rendered(component, spiked(example.props) as object).includes("<x-spike"), false);
      });

      it(`${example.name}: no script to run, nothing said that is nothing`, () => {
        assert.doesNotMatch(
          html,
          /<script(?! type="application\/ld\+json")|\son\w+=|undefined|\[object|NaN|="(true|false)?" class/,
        );
      });

      it(`${example.name}: classes that the stylesheet knows`, () => {
        const classes = [...html.matchAll(/ class="([^"]*)"/g)].flatMap((match) => match[1]!.split(" "));
        const unknown = classes.filter((each) => !unstyled.includes(each) && !css.includes(`.${each}`));
        assert.deepEqual([...new Set(unknown)], []);
      });
    }
  });
}

describe("the list of components", () => {
  it("names each file that has examples", () => {
    const folder = new URL("../../_includes/", import.meta.url);
    const files = readdirSync(folder).filter(
      (file) => file.endsWith(".tsx") && readFileSync(new URL(file, folder), "utf8").includes("export const examples"),
    );
    assert.deepEqual(
      components.map((component) => `${component.name}.tsx`),
      files.sort(),
    );
  });
});
