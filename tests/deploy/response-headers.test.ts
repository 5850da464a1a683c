/** The policy that is made from what the pages use. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PageUses } from "../../scripts/deploy/response-headers.ts";

const closing = "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const cases: [name: string, html: string, policy: string][] = [
  [
    "a page with a stylesheet and an icon in the page",
    '<link rel="stylesheet" href="/s.css"><link rel="icon" href="data:image/svg+xml,x">',
    `default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self' data:; ${closing}`,
  ],
  [
    "data in a script element is not run",
    '<script type="application/ld+json">{}</script>',
    `default-src 'none'; script-src 'none'; style-src 'none'; img-src 'self'; ${closing}`,
  ],
  [
    "scripts and styles in the page are named by their hash",
    "<style>b{}</style><script>1</script>",
    `default-src 'none'; script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='; style-src 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; img-src 'self'; ${closing}`,
  ],
  [
    "what comes from elsewhere is named by its origin",
    '<script src="https://a.example/x.js"></script><img src="https://b.example/i.png" alt="">',
    `default-src 'none'; script-src https://a.example; style-src 'none'; img-src 'self' https://b.example; ${closing}`,
  ],
];

describe("response headers", () => {
  for (const [name, html, policy] of cases) {
    it(name, () => {
      const uses = new PageUses();
      uses.read(html);
      assert.equal(uses.policy(), policy);
    });
  }
});
