/** What style sheets do to a reader: rules of one small file each, in `styles/`, over what the browser drew. */
import { VIEWPORT } from "./browser/both-engines.ts";
import { judgeByParts, type Judgement } from "./browser/by-parts.ts";
import { drawnPage } from "./browser/drawn-page.ts";
import { judgeSeen } from "./browser/judge-seen.ts";
import { browserVersion } from "./browser/launch.ts";
import type { SeenFault } from "./browser/page-findings.ts";
import { show } from "./browser/show.ts";
import type { Check } from "./contract.ts";
import { readText, type Page, type Site } from "./site.ts";
import { styleRules } from "./styles/rules.ts";

const NAME = "style-faults";

export const styleFaults: Check = {
  name: NAME,
  module: import.meta.url,
  inBrowser: true,
  alsoDependsOn: async () => [await browserVersion()],
  run: (site, context) =>
    judgeByParts(site, context, {
      check: NAME,
      likened: "made of parts whose styles were judged on other pages",
      judge: (pages, _newKinds, progress) => judgePages(site, pages, progress),
    }),
};

async function judgePages(site: Site, pages: readonly Page[], progress: (done: number) => void): Promise<Judgement[]> {
  const by = "drawn, and its type, lines and styles read";
  return await judgeSeen(NAME, site, by, {
    pages,
    prepare: (tab) => tab.setViewport(VIEWPORT),
    visit: async (tab, address, page): Promise<SeenFault[]> => {
      await show(tab, address, readText(site, page.file));
      const drawn = await drawnPage(tab);
      return styleRules.flatMap(({ id, severity, wcag, mend, judge }) =>
        judge(drawn).map(({ element: { selector, path }, message }) => ({
          rule: id,
          severity,
          wcag: [...wcag],
          message: `${message}. ${mend.replace(/\.$/, "")}`,
          selector,
          ...(path && { path }),
        })),
      );
    },
    progress,
  });
}
