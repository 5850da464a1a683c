/** The HTML report, judged by our own checks as if it were published; but for its weight, as it holds its pictures itself. */
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { picturesOf } from "../../../scripts/checks/browser/pictures.ts";
import { checkSite } from "../../../scripts/checks/index.ts";
import { html } from "../../../scripts/checks/reports/html.tsx";

void it("the faulty site's report has no error and no warning itself", { timeout: 120_000 }, async (test) => {
  const folder = await mkdtemp(join(tmpdir(), "html-report-"));
  test.after(() => rm(folder, { recursive: true }));
  const [faulty, written] = [join(folder, "faulty"), join(folder, "report")];
  await cp("tests/fixtures/faulty-site", faulty, { recursive: true });
  const report = await checkSite(faulty, { memory: false, project: folder });
  const { of, missing } = await picturesOf(report);
  assert.ok(of.size > 3, missing);
  await mkdir(written);
  await writeFile(join(written, "index.html"), html(report, { picture: (finding) => of.get(finding) }));
  const { findings } = await checkSite(written, {
    skip: ["heavy-pages", "sitemap-gaps"],
    memory: false,
    project: folder,
  });
  assert.deepEqual(
    findings
      .filter(({ severity }) => severity !== "review")
      .map(({ rule, line, message }) => `${line ?? 0} ${rule}: ${message}`),
    [],
  );
});
