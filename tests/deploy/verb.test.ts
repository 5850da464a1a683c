/** What the verb says, word for word, and how it exits. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { siteFiles } from "../../scripts/deploy/files.ts";
import { receiptPath, siteDigest } from "../../scripts/receipt.ts";
import { runVerb } from "./process.ts";
import { clear, folder, receipt, write } from "./sites.ts";

const run = async (...args: string[]): Promise<{ code: number | null; output: string }> => {
  const { code, output } = await runVerb(args).ended;
  return {
    code,
    output: output
      .replaceAll(/\b[0-9a-f]{12}\b/g, "RELEASE")
      .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "WHEN")
      .replaceAll(/by \S+, process \d+/g, "by WHOM")
      .replaceAll(/\d+ requests/g, "SOME requests"),
  };
};

describe("npm run deploy", () => {
  after(clear);

  it("plans, publishes, lists, goes back, verifies and repairs", async () => {
    const site = write({ "index.html": "<!doctype html>home", "a/index.html": "<!doctype html>a", "s.css": "one" });
    writeFileSync(
      receiptPath(site),
      JSON.stringify(
        receipt({
          verdict: {
            site: siteDigest(await siteFiles(site)),
            judges: "x",
            errors: 0,
            warnings: 0,
            pages: 2,
            at: "2010-03-04T00:00:00Z",
          },
        }),
      ),
    );
    const www = join(folder(), "www");
    const to = `file:${www}`;
    assert.deepEqual(await run(site, "--to", to, "--dry-run"), {
      code: 0,
      output:
        "assets:\n  send    /s.css  new\nnew pages:\n  send    /a/     new\nhome:\n  send    /       new\n" +
        "3 files to send (38 bytes), no files to delete, 0 unchanged.\nNothing was sent: this was a plan for release RELEASE (SOME requests).\n",
    });
    assert.deepEqual(await run(site, "--to", to), {
      code: 0,
      output: `Release RELEASE is live at ${to}: 3 files, 3 sent, 0 deleted (SOME requests).\n`,
    });
    assert.deepEqual(await run(site, "--to", to), {
      code: 0,
      output: `Nothing has changed: release RELEASE is live at ${to} (1 request).\n`,
    });

    rmSync(join(site, "a"), { recursive: true });
    const vanishing =
      '/a/ was published once and would now be missing. Give the site a redirect (a renamed record leaves one if its old slug stands under "former-slugs") or a "gone" page there, or, if visitors may find nothing, add --allow-deletes. Nothing was sent.\n';
    const plan = join(folder(), "plan.json");
    for (const way of [["--dry-run"], ["--plan", plan, "--unchecked"]]) {
      assert.deepEqual(await run(site, "--to", to, ...way), {
        code: 1,
        output:
          "deletes:\n  delete  /a/  no longer in the site\n" +
          `no files to send (no bytes), 1 file to delete, 2 unchanged.\nVanishing: /a/\n${vanishing}`,
      });
    }
    assert.equal(existsSync(plan), false, "a plan that nothing may carry out is not written down");
    mkdirSync(join(site, "a"));

    writeFileSync(join(site, "s.css"), "two");
    writeFileSync(join(site, "a/index.html"), '<!doctype html><link rel="stylesheet" href="/s.css">');
    assert.deepEqual(await run(site, "--to", to, "--unchecked"), {
      code: 0,
      output:
        "UNCHECKED: publishing without the checks' verdict. The history will say so.\n" +
        "/s.css changes under the same name (used by /a/): for a moment old pages show with the new file. A name with a hash would prevent it.\n" +
        `Release RELEASE is live at ${to}: 3 files, 2 sent, 0 deleted (SOME requests).\n`,
    });
    assert.deepEqual(await run("--to", to, "--list"), {
      code: 0,
      output:
        "RELEASE  WHEN UTC  3 files: 0 added, 2 changed, 0 deleted  (live, UNCHECKED)  by WHOM\n" +
        "RELEASE  WHEN UTC  3 files: 3 added, 0 changed, 0 deleted  (kept)  by WHOM\n",
    });
    assert.deepEqual(await run("--to", to, "--rollback"), {
      code: 0,
      output:
        "assets:\n  send    /s.css  changed (still 3 bytes)\nchanged pages:\n  send    /a/     changed (52 to 16 bytes)\n" +
        `2 files to send (19 bytes), no files to delete, 1 unchanged.\n` +
        "/s.css changes under the same name (no page uses it directly): for a moment old pages show with the new file. A name with a hash would prevent it.\n" +
        `Release RELEASE is live again at ${to} (SOME requests).\n`,
    });
    assert.match(
      (await run("--to", to, "--list")).output,
      /^.*\(live, brought back\).*\n.*\(kept, UNCHECKED\).*\n.*\(kept\).*\n$/,
    );
    assert.equal((await run("--to", to, "--rollback")).code, 0);
    assert.match((await run("--to", to, "--list")).output, /^.*\(live, brought back, UNCHECKED\).*\n/);
    assert.equal((await run("--to", to, "--rollback")).code, 0);
    assert.deepEqual(await run("--to", to, "--verify"), {
      code: 0,
      output: "Release RELEASE, 3 files: as it was built.\n",
    });
    writeFileSync(join(www, "a/index.html"), "tampered");
    assert.deepEqual(await run("--to", to, "--verify", "--quiet"), {
      code: 1,
      output:
        "/a/: other bytes.\nRelease RELEASE, 3 files: 1 file drifted; npm run deploy -- --repair sends them again.\n",
    });
    writeFileSync(join(site, "s.css"), "one");
    writeFileSync(join(site, "a/index.html"), "<!doctype html>a");
    assert.deepEqual(await run(site, "--to", to, "--repair"), {
      code: 0,
      output:
        "changed pages:\n  send    /a/  the store holds something else\n1 file to send (16 bytes), no files to delete, 2 unchanged.\n" +
        `Release RELEASE is live at ${to}: 3 files, 1 sent, 0 deleted (SOME requests).\n`,
    });
    assert.equal(readFileSync(join(www, "a/index.html"), "utf8"), "<!doctype html>a");
  });

  it("saves a plan, and carries it out only while it still holds", async () => {
    const site = write({ "index.html": "<!doctype html>home" });
    const to = `file:${join(folder(), "www")}`;
    const plan = join(folder(), "plan.json");
    assert.deepEqual(await run(site, "--to", to, "--unchecked", "--plan", plan), {
      code: 0,
      output:
        "home:\n  send    /  new\n1 file to send (19 bytes), no files to delete, 0 unchanged.\n" +
        "Nothing was sent: this was a plan for release RELEASE (SOME requests).\n" +
        `The plan is in ${plan}. The same command with --apply instead of --plan carries it out.\n`,
    });
    assert.deepEqual(
      (JSON.parse(readFileSync(plan, "utf8")) as { lines: { path: string; reason: string }[] }).lines.map(
        ({ path, reason }) => [path, reason],
      ),
      [["index.html", "new"]],
    );
    assert.equal((await run(site, "--to", to, "--unchecked", "--apply", plan)).code, 0);
    assert.deepEqual(await run(site, "--to", to, "--unchecked", "--apply", plan), {
      code: 1,
      output:
        "UNCHECKED: publishing without the checks' verdict. The history will say so.\nWhat is live is no longer what the plan was made for. Make a new plan.\n",
    });
    writeFileSync(join(site, "index.html"), "other");
    assert.match(
      (await run(site, "--to", to, "--unchecked", "--apply", plan)).output,
      /was made for other bytes than the site holds now\. Make a new plan\./,
    );
  });

  it("a site with errors is not published: the findings, and how to see them again", async () => {
    const site = write({ "index.html": "<!doctype html>home" });
    const verdict = { judges: "x", errors: 2, warnings: 0, pages: 1, at: "2010-03-04T00:00:00Z" };
    writeFileSync(
      receiptPath(site),
      JSON.stringify(receipt({ verdict: { site: siteDigest(await siteFiles(site)), ...verdict } })),
    );
    assert.deepEqual(await run(site, "--to", `file:${join(folder(), "www")}`), {
      code: 1,
      output: `The checks found 2 errors in ${site}, so it was not published. See npm run check -- ${site}.\n`,
    });
  });

  it("two sites keep their records in one place, and are not taken for each other", async () => {
    const site = write({ "index.html": "<!doctype html>home" });
    const [one, two, records] = [join(folder(), "one"), join(folder(), "two"), join(folder(), "records")];
    for (const www of [one, two]) {
      const got = await run(site, "--to", `file:${www}`, "--state", `file:${records}`, "--unchecked");
      assert.match(got.output, /is live at .*: 1 file, 1 sent, 0 deleted/);
      assert.equal(readFileSync(join(www, "index.html"), "utf8"), "<!doctype html>home");
    }
    // Another way of writing the same folder is the same site.
    assert.match(
      (await run(site, "--to", `file:${two}/../two`, "--state", `file:${records}`, "--unchecked")).output,
      /Nothing has changed: release RELEASE is live/,
    );
  });

  const refusals: { name: string; args: (site: string) => string[]; code: number; says: string }[] = [
    {
      name: "an unknown option",
      args: () => ["--dryrun"],
      code: 2,
      says: "--dryrun is not an option here. Did you mean --dry-run? See --help.\n",
    },
    { name: "two folders", args: () => ["a", "b"], code: 2, says: '"b" is one argument too many. See --help.\n' },
    {
      name: "no such folder",
      args: () => ["never-made"],
      code: 2,
      says: "There is no folder never-made. Build the site first (npm run build), or name another folder.\n",
    },
    {
      name: "no such kind of target",
      args: (site) => [site, "--unchecked", "--quiet", "--to", "ftp://x"],
      code: 2,
      says: "UNCHECKED: publishing without the checks' verdict. The history will say so.\n--to ftp://x is no place to publish to. Write file:FOLDER or s3://BUCKET/PREFIX.\n",
    },
    ...[
      ["--url", "example.org"],
      ["--url", ""],
      ["--endpoint", "127.0.0.1:9000"],
    ].map(([option = "", text = ""]) => ({
      name: `${option} "${text}"`,
      args: (site: string) => [site, "--unchecked", "--to", `file:${site}-none`, option, text],
      code: 2,
      says: `${option} wants an address that begins with https:// or http://, and "${text}" does not.\n`,
    })),
    {
      name: "two things at once",
      args: (site) => [site, "--to", `file:${site}-none`, "--rollback", "--plan", "plan.json"],
      code: 2,
      says: "--rollback and --plan are two different things to do. Ask for one of them.\n",
    },
    {
      name: "a plan to nowhere",
      args: (site) => [site, "--unchecked", "--to", `file:${site}-none`, "--quiet", "--plan", "/never/made/plan.json"],
      code: 2,
      says: "/never/made/plan.json cannot be written: ENOENT: no such file or directory, open '/never/made/plan.json'.\n",
    },
    {
      name: "headers to nowhere",
      args: (site) => [site, "--headers", "/never/made/headers.json"],
      code: 2,
      says: "/never/made/headers.json cannot be written: ENOENT: no such file or directory, open '/never/made/headers.json'.\n",
    },
    {
      name: "a folder for a plan",
      args: (site) => [site, "--to", `file:${site}-none`, "--apply", "/"],
      code: 2,
      says: "There is no plan to be read at /.\n",
    },
    {
      name: "records inside the site",
      args: (site) => [site, "--unchecked", "--quiet", "--to", "s3://site/a", "--state", "s3://site/a/private"],
      code: 2,
      says: "UNCHECKED: publishing without the checks' verdict. The history will say so.\n--state s3://site/a/private lies inside the site (--to s3://site/a), where visitors may read. Name a place outside it, or leave --state out: the records then lie under .release/, which visitors can be kept from.\n",
    },
    {
      name: "a rollback where nothing was published",
      args: (site) => ["--to", `file:${site}-none`, "--rollback"],
      code: 2,
      says: "Nothing was ever published to file:",
    },
  ];
  for (const { name, args, code, says } of refusals) {
    it(`${name}: a plain sentence`, async () => {
      const site = write({ "index.html": "x" });
      const got = await run(...args(site));
      assert.ok(got.output.startsWith(says), got.output);
      assert.equal(got.code, code);
    });
  }

  it("a file for a target: a plain sentence", async () => {
    const site = write({ "index.html": "x" });
    assert.deepEqual(await run(site, "--to", `file:${site}/index.html`, "--unchecked", "--quiet"), {
      code: 2,
      output: `UNCHECKED: publishing without the checks' verdict. The history will say so.\n${site}/index.html is not a folder. Name another.\n`,
    });
  });

  it("a receipt whose address or cache rules are none is not taken for one", async () => {
    for (const more of [{ address: "x" }, { cache: [{ files: "[", control: "no-store" }] }]) {
      const site = write({ "index.html": "x" });
      writeFileSync(receiptPath(site), JSON.stringify(receipt(more)));
      assert.deepEqual(await run(site, "--to", `file:${join(folder(), "www")}`, "--unchecked", "--quiet"), {
        code: 2,
        output: `UNCHECKED: publishing without the checks' verdict. The history will say so.\n${receiptPath(site)} is not a receipt of this program. Delete it and run \`npm run build\` again.\n`,
      });
    }
  });

  it("a site that was built for a moment still to come is not published", async () => {
    const site = write({ "index.html": "x" });
    writeFileSync(receiptPath(site), JSON.stringify(receipt({ asAt: "2999-01-01T00:00:00Z" })));
    const { code, output } = await run(site, "--to", `file:${join(folder(), "www")}`, "--unchecked", "--quiet");
    assert.match(
      output,
      /The site was built as at 2999-01-01T00:00:00Z, and by the store's clock it is only .* It may hold what is not public yet\. Build it as at now\./,
    );
    assert.equal(code, 1);
  });

  it("says what it can do", async () => {
    const { code, output } = await run("--help");
    assert.equal(code, 0);
    for (const option of [
      "--to",
      "--endpoint",
      "--url",
      "--state",
      "--dry-run",
      "--plan",
      "--apply",
      "--list",
      "--rollback",
      "--verify",
      "--repair",
      "--unchecked",
      "--allow-deletes",
      "--single-publisher",
    ]) {
      assert.ok(output.includes(`${option} `), option);
    }
  });
});
