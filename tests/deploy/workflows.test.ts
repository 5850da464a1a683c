/** The workflows: whole YAML, verbs and options that exist, and the step that marks a preview, run as it stands. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { parse } from "yaml";
import { clear, folder } from "./sites.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".github/workflows");

interface Workflow {
  jobs: Record<string, { steps: { name?: string; run?: string }[] }>;
}

const workflow = (name: string): Workflow =>
  parse(readFileSync(join(FOLDER, name), "utf8"), { uniqueKeys: true }) as Workflow;
const runs = (name: string): string[] =>
  Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
const verb = (args: string[], cwd: string) =>
  spawnSync(process.execPath, [join(ROOT, "scripts/launch.cjs"), ...args], { cwd, encoding: "utf8" });

describe("the workflows", () => {
  after(clear);

  for (const name of readdirSync(FOLDER)) {
    it(`${name}: each verb exists, and knows the options it is given`, () => {
      const called = runs(name).flatMap((run) => [...run.matchAll(/npm run (\w+)(?: -- (.*))?/g)]);
      assert.ok(called.length > 0);
      for (const [, word = "", options = ""] of called) {
        const { status, stdout } = verb([word, "--help"], ROOT);
        assert.equal(status, 0, word);
        for (const option of options.match(/--[a-z-]+/g) ?? []) assert.ok(stdout.includes(option), `${word} ${option}`);
      }
    });
  }

  it("a preview's pages all say that they are not to be indexed, and the site passes the checks of that", () => {
    const place = folder();
    const dist = join(place, "dist");
    const built = verb(["build", "--url", "https://preview.example/pull-7/", "--no-check", "--output", dist], ROOT);
    assert.equal(built.status, 0, built.stderr);
    const mark = workflow("preview.yml").jobs["publish"]?.steps.find(({ name }) => name?.startsWith("Mark"))?.run ?? "";
    assert.notEqual(mark, "");
    execFileSync("bash", ["-eo", "pipefail", "-c", mark], { cwd: place });
    for (const page of ["index.html", "404.html", "public_service_reform.aspx"])
      assert.match(readFileSync(join(dist, page), "utf8"), /<meta name="robots" content="noindex"\/>/, page);
    const { status, stdout, stderr } = verb(["check", dist, "--only", "sitemap-gaps,invalid-html"], ROOT);
    assert.equal(status, 0, stdout + stderr);
  });
});
