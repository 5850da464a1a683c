/** Our rules about HTML as a plugin of html-validate. */
import { definePlugin, Rule, type RuleConfig, type RuleConstructor } from "html-validate";
import type { HtmlRule } from "./rule.ts";
import { htmlRules } from "./rules.ts";

function engineRule({ elements, judge }: HtmlRule): RuleConstructor<void, void> {
  return class extends Rule {
    setup(): void {
      this.on("dom:ready", ({ document }) => {
        for (const element of document.querySelectorAll(elements)) {
          for (const { message, attribute } of judge(element)) {
            const place = attribute === undefined ? element.location : element.getAttribute(attribute)?.keyLocation;
            this.report(element, message, place ?? element.location);
          }
        }
      });
    }
  };
}

/** For `plugins` in html-validate's configuration. */
export const htmlPlugin = definePlugin({
  name: "html",
  rules: Object.fromEntries(htmlRules.map((rule) => [rule.id, engineRule(rule)])),
});

/** For `rules` there. */
export const htmlSeverities: RuleConfig = Object.fromEntries(
  htmlRules.map(({ id, severity }) => [id, severity === "error" ? "error" : "warn"]),
);
