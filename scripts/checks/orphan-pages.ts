/** Pages that nobody can find: no chain of links leads to them from the site's home. */
import type { Check, Found } from "./contract.ts";
import { isErrorPage } from "./page-address.ts";
import { surveyOf } from "./survey.ts";

export const orphanPages: Check = {
  name: "orphan-pages",
  module: import.meta.url,
  async run(site, context) {
    const { records } = await surveyOf(site, context);
    const findings: Found[] = [];
    /** By the file's row, from 1; 0 for what is no page. */
    const pageOfFile = new Uint32Array(site.files.size);
    site.pages.forEach((page, index) => (pageOfFile[site.files.rowOf(page.file)] = index + 1));
    const home = site.pages.findIndex(({ address }) => address === "/");
    if (home === -1) return { pages: records.count, findings: [noHome()] };

    const reached = new Uint8Array(site.pages.length);
    reached[home] = 1;
    const open = [home];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      for (const file of records.linksOf(index)) {
        const target = pageOfFile[file]! - 1;
        if (target === -1 || reached[target] === 1) continue;
        reached[target] = 1;
        open.push(target);
      }
    }
    const aside = new Set([...(site.receipt?.redirects.map(({ from }) => from) ?? []), ...(site.receipt?.gone ?? [])]);
    site.pages.forEach((page, index) => {
      if (reached[index] === 1 || records.isNoindex(index) || records.leadsOn(index)) return;
      if (aside.has(page.address) || isErrorPage(page.address)) return;
      findings.push({
        check: "orphan-pages",
        rule: "unreachable-page",
        severity: "error",
        page: page.address,
        file: page.file,
        wcag: [],
        message: "no chain of links leads from the home page to this page",
      });
    });
    return { pages: records.count, findings };
  },
};

function noHome(): Found {
  return {
    check: "orphan-pages",
    rule: "no-home-page",
    severity: "error",
    page: "/",
    file: "index.html",
    wcag: [],
    message: "the site has no home page: there is no `index.html` at its root",
  };
}
