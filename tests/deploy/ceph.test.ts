/** Deploying to a real S3-compatible store, Ceph's gateway: what a visitor sees, what it costs, and every way of failing. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { deploy } from "../../scripts/deploy/deploy.ts";
import { RESERVED } from "../../scripts/deploy/files.ts";
import { inspect } from "../../scripts/deploy/inspect.ts";
import { publish } from "../../scripts/deploy/publish.ts";
import { rollback } from "../../scripts/deploy/rollback.ts";
import { openTarget } from "../../scripts/deploy/target.ts";
import { readState } from "../../scripts/deploy/state.ts";
import { listAll } from "../../scripts/deploy/store.ts";
import { receiptPath, type Receipt } from "../../scripts/receipt.ts";
import { noCeph, startCeph, wire, KEYS, type Ceph, type Verdict } from "./ceph.ts";
import { random } from "./faults.ts";
import { runMeasured, runVerb } from "./process.ts";
import {
  build,
  clear,
  folder,
  lookAround,
  publication,
  receipt,
  twoVersions,
  write,
  type Built,
  type Files,
} from "./sites.ts";

const SEED = Number(process.env["DEPLOY_SEED"] ?? Date.now() % 1_000_000);
/** Longer: every cut instead of a sample, and sizes as large as promised. */
const LONG = process.env["DEPLOY_LONG"] === "1";
const versions = twoVersions();

describe(`a real store (seed ${SEED}${LONG ? ", long" : ""})`, { skip: noCeph }, () => {
  let ceph: Ceph;
  before(async () => {
    ceph = await startCeph();
  });
  after(async () => {
    clear();
    await ceph.stop();
  });

  const read = async (
    bucket: string,
    prefix: string,
  ): Promise<{ keys: string[]; get: (key: string) => Promise<Buffer | undefined> }> => {
    const store = ceph.store(bucket, prefix);
    const keys = [...(await listAll(store, "")).keys()].filter((key) => !key.startsWith(RESERVED));
    return { keys, get: async (key) => (await store.get(key))?.bytes };
  };
  const holds = async (bucket: string, prefix: string, files: Files, place = ""): Promise<void> => {
    const { keys, get } = await read(bucket, prefix);
    assert.deepEqual(keys.sort(), Object.keys(files).sort(), place);
    await Promise.all(
      keys.map(async (key) => assert.equal(String(await get(key)), String(files[key]), `${place} ${key}`)),
    );
  };

  it("a first deploy, a second, nothing changed, back and forth", async () => {
    const bucket = await ceph.bucket();
    const [one, two] = [await build(versions.before), await build(versions.after)];
    const target = await ceph.target(bucket, "a/prefix");
    await publish(publication(target, one));
    await holds(bucket, "a/prefix", one.files);
    await publish(publication(target, two, { allowDeletes: true, grace: 0 }));
    await holds(bucket, "a/prefix", two.files);
    const start = target.site.requests;
    assert.equal((await publish(publication(target, two))).result, "unchanged");
    assert.equal(target.site.requests - start, 1);
    const { state } = await readState(target.state);
    assert.deepEqual(state?.dialect, { ifAbsent: true, ifMatch: "unquoted", deleteIfMatch: false, etags: "md5" });
    await rollback({ target, by: "test", grace: 0 });
    await holds(bucket, "a/prefix", one.files);
    await rollback({ target, by: "test", to: two.release.id.slice(0, 8), grace: 0 });
    await holds(bucket, "a/prefix", two.files);
    assert.deepEqual((await inspect({ target })).drift, []);
  });

  it("the website shows it: types, cache rules, redirects, the page for what is not there; our records are closed", async () => {
    const bucket = await ceph.bucket();
    await ceph.publish(bucket);
    const site = write({
      ...versions.before,
      "old.aspx": '<!doctype html><html lang="en"><title>moved</title><a href="/">home</a></html>',
      "feed.xml": '<?xml version="1.0"?><feed/>',
    });
    const receiptOf: Receipt = receipt({
      address: "http://example.test/",
      pages: {
        "/": { kind: "home", lists: true },
        "/page-0/": { kind: "announcements" },
        "/list/": { kind: "list", lists: true },
      },
      redirects: [{ from: "/old.aspx", to: "/page-1/" }],
      cache: [{ files: "^assets/", control: "public, max-age=31536000, immutable" }],
    });
    writeFileSync(receiptPath(site), JSON.stringify(receiptOf));
    const web = await wire(ceph.port, () => "pass", `${bucket}.s3-website.localhost`);
    try {
      const done = await deploy({
        site,
        to: `s3://${bucket}`,
        endpoint: ceph.endpoint,
        url: `${web.endpoint}/`,
        unchecked: true,
        edge: 3_000,
      });
      assert.deepEqual(done.visit?.wrong, []);
      assert.ok(done.visit.seen >= 5);
      // As in a visit: each on a connection of its own.
      const alone = { redirect: "manual", headers: { connection: "close" } } as const;
      const redirect = await fetch(`${web.endpoint}/old.aspx`, alone);
      assert.deepEqual(
        [redirect.status, new URL(redirect.headers.get("location") ?? "", web.endpoint).pathname],
        [301, "/page-1/"],
      );
      const lost = await fetch(`${web.endpoint}/nowhere/`, alone);
      // A store that may not say what it holds answers 403 for what it does not hold; the page is shown all the same.
      assert.ok([403, 404].includes(lost.status));
      assert.match(await lost.text(), /lost one/);
      const target = await ceph.target(bucket);
      const found = await inspect({ target, url: web.endpoint });
      assert.deepEqual([found.drift, found.open, found.visit?.wrong], [[], [], []]);
    } finally {
      await web.close();
    }
  });

  it("records that anybody can read are reported", async () => {
    const bucket = await ceph.bucket();
    const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: [`arn:aws:s3:::${bucket}/*`] };
    await ceph.client.send(
      new PutBucketPolicyCommand({
        Bucket: bucket,
        Policy: JSON.stringify({ Version: "2012-10-17", Statement: [open] }),
      }),
    );
    const target = await ceph.target(bucket);
    await publish(publication(target, await build(versions.before)));
    const found = await inspect({ target, url: `${ceph.endpoint}/${bucket}/` });
    assert.equal(found.open.length, 3);
    assert.equal(found.open[0], `${ceph.endpoint}/${bucket}/.release/state.json`);

    const to = `s3://${bucket}/the site`;
    const beside = await openTarget({
      to,
      state: `s3://${bucket}/records`,
      endpoint: ceph.endpoint,
      concurrency: 8,
    });
    await publish(publication(beside, await build(versions.before)));
    const url = `${ceph.endpoint}/${bucket}/the%20site/`;
    const { open: seen } = await inspect({ target: beside, url });
    assert.equal(seen.length, 3);
    assert.equal(seen[0], `${ceph.endpoint}/${bucket}/records/${bucket}/the%20site/state.json`);
  });

  it("odd names", async () => {
    const bucket = await ceph.bucket();
    const long = `${"k".repeat(200)}/${"l".repeat(200)}/${"m".repeat(200)}/${"n".repeat(200)}/${"o".repeat(80)}.html`;
    const files: Files = { [long]: "long", "0123": "number", "1e5": "number", empty: "" };
    for (const name of [
      "a b",
      "a+b",
      "100%",
      "%41",
      "ä/ö ü",
      "e\u0301",
      "é",
      " lead",
      "tail ",
      "q?x=1",
      "h#x",
      "a&b<c>\"'",
      "~!*()'",
      "日本/語",
      ".dot",
      "a..b",
      "x;y,z:@=$",
    ]) {
      files[name] = name;
    }
    const one = await build(files);
    const target = await ceph.target(bucket, "odd prefix+ä");
    await publish(publication(target, one));
    await holds(bucket, "odd prefix+ä", files);
    const none = await build({ "index.html": "none" });
    await publish(publication(target, none, { allowDeletes: true, grace: 0 }));
    await holds(bucket, "odd prefix+ä", none.files);
  });

  it("a large file goes in parts, comes back whole after a rollback, and memory stays small", async () => {
    const bucket = await ceph.bucket();
    const big = Buffer.alloc(300 * 1024 * 1024);
    for (let at = 0; at < big.length; at += 1024) big.writeUInt32LE(at, at);
    const site = write({ "index.html": "home", "big.bin": big });
    const args = [site, "--to", `s3://${bucket}`, "--endpoint", ceph.endpoint, "--unchecked"];
    const { code, output, megabytes } = await runMeasured(args);
    assert.equal(code, 0, output);
    assert.ok(megabytes < 220, `${megabytes} MB`);
    writeFileSync(join(site, "big.bin"), "small now");
    await deploy({ site, to: `s3://${bucket}`, endpoint: ceph.endpoint, unchecked: true });
    const target = await ceph.target(bucket);
    await rollback({ target, by: "test" });
    assert.ok((await ceph.store(bucket).get("big.bin"))?.bytes.equals(big));
  });

  it("killed with -9 at its requests: every page whole after each cut, and the same command completes", async () => {
    const bucket = await ceph.bucket();
    const [one, two] = [await build(versions.before), await build(versions.after)];
    const dice = random(SEED);
    const step = LONG ? 1 : 9;
    let cuts = 0;
    for (let at = 1 + Math.floor(dice() * step); ; at += step) {
      const when = LONG || dice() < 0.5 ? (["before", "after"] as const) : (["after", "before"] as const);
      let finished = false;
      for (const moment of LONG ? when : [when[0]]) {
        const prefix = `cut-${at}-${moment}`;
        const target = await ceph.target(bucket, prefix);
        await publish(publication(target, one));
        const pid = { of: 0 };
        const cutting = await wire(ceph.port, (_, number): Verdict => {
          if (number < at) return "pass";
          if (number > at || moment === "before") {
            process.kill(pid.of, "SIGKILL");
            return "cut before";
          }
          // The effect happens; the process does not live to hear of it.
          process.kill(pid.of, "SIGKILL");
          return "cut after";
        });
        const args = [
          two.site,
          "--to",
          `s3://${bucket}/${prefix}`,
          "--endpoint",
          cutting.endpoint,
          "--unchecked",
          "--allow-deletes",
        ];
        const run = runVerb(args);
        pid.of = run.pid;
        const { code, output } = await run.ended;
        await cutting.close();
        finished = code === 0;
        if (!finished) {
          cuts++;
          assert.equal(code, null, output);
        }
        const place = `cut ${moment} request ${at}`;
        const seen = await read(bucket, prefix);
        assert.deepEqual(await lookAround(seen.get, seen.keys, [one.files, two.files]), [], place);
        const again = await ceph.target(bucket, prefix);
        await publish(publication(again, two, { allowDeletes: true, grace: 0 }));
        await publish(publication(again, two, { allowDeletes: true, grace: 0, repair: true }));
        await holds(bucket, prefix, two.files, place);
      }
      if (finished) break;
    }
    assert.ok(cuts >= (LONG ? 40 : 2), `only ${cuts} cuts`);
  });

  it("500, 503, broken connections before and after the effect, answers cut short", async () => {
    const bucket = await ceph.bucket();
    const [one, two] = [await build(versions.before), await build(versions.after)];
    const dice = random(SEED + 1);
    const bad = await wire(ceph.port, (): Verdict => {
      const roll = dice();
      if (roll < 0.05) return { status: 500, code: "InternalError" };
      if (roll < 0.1) return { status: 503, code: "SlowDown" };
      if (roll < 0.15) return "cut before";
      if (roll < 0.2) return "cut after";
      return roll < 0.25 ? "truncate" : "pass";
    });
    try {
      const target = await ceph.target(bucket, "", bad.endpoint);
      const patience = { attempts: 30, first: 5, longest: 20 };
      await publish(publication(target, one, { patience }));
      await publish(publication(target, two, { patience, allowDeletes: true, grace: 0 }));
    } finally {
      await bad.close();
    }
    await holds(bucket, "", two.files);
    assert.deepEqual((await inspect({ target: await ceph.target(bucket) })).drift, []);
  });

  const refusals: { name: string; says: RegExp; env?: Record<string, string>; bucket?: string; answer?: Verdict }[] = [
    {
      name: "a wrong secret",
      env: { AWS_SECRET_ACCESS_KEY: "not-the-secret" },
      says: /the store does not accept these credentials \(SignatureDoesNotMatch\)/,
    },
    {
      name: "an unknown key",
      env: { AWS_ACCESS_KEY_ID: "nobody" },
      says: /the store does not accept these credentials \(InvalidAccessKeyId\)/,
    },
    {
      name: "no such bucket",
      bucket: "never-made",
      says: /there is no such bucket\. Create it, or name another with --to\./,
    },
    {
      name: "credentials that have expired",
      answer: { status: 400, code: "ExpiredToken" },
      says: /the credentials have expired\. Get fresh ones and run the same command again; it goes on from where it stood\./,
    },
    {
      name: "a full store",
      answer: { status: 403, code: "QuotaExceeded" },
      says: /the store is full, or its quota is used up/,
    },
    {
      name: "a bucket that may only be read",
      answer: { status: 403, code: "AccessDenied" },
      says: /these credentials may not write [a-z0-9./-]+ \(access denied\)\./,
    },
  ];
  for (const { name, says, env, bucket, answer } of refusals) {
    it(`${name}: a plain sentence, exit 2, no stack, nothing secret`, async () => {
      const made = bucket ?? (await ceph.bucket());
      let puts = 0;
      const judge = await wire(ceph.port, (incoming) =>
        answer !== undefined && incoming.method === "PUT" && ++puts > 12 ? answer : "pass",
      );
      const site = write(versions.before);
      const { code, output } = await runVerb(
        [site, "--to", `s3://${made}`, "--endpoint", judge.endpoint, "--unchecked"],
        env === undefined ? {} : { env },
      ).ended;
      await judge.close();
      assert.equal(code, 2, output);
      assert.match(output, says);
      assert.doesNotMatch(output, /\n\s+at |testsecretkey|not-the-secret/);
      if (answer === undefined) return;
      const again = await runVerb([site, "--to", `s3://${made}`, "--endpoint", ceph.endpoint, "--unchecked"]).ended;
      assert.equal(again.code, 0, again.output);
      await holds(made, "", versions.before);
    });
  }

  it("a publisher whose clock is an hour wrong", async () => {
    const bucket = await ceph.bucket();
    const setup = join(folder(), "skew.mjs");
    writeFileSync(
      setup,
      "const real = Date; globalThis.Date = class extends real { constructor(...a) { a.length ? super(...a) : super(real.now() + 3600000) } static now() { return real.now() + 3600000 } };",
    );
    const site = write(versions.before);
    const { code, output } = await runVerb(
      [site, "--to", `s3://${bucket}`, "--endpoint", ceph.endpoint, "--unchecked"],
      { setup },
    ).ended;
    assert.equal(code, 0, output);
    await holds(bucket, "", versions.before);
    const { state } = await readState((await ceph.target(bucket)).state);
    assert.ok(Math.abs(Date.parse(state?.history[0]?.at ?? "") - Date.now()) < 60_000, state?.history[0]?.at);
  });

  it("two processes at once: one release, whole", async () => {
    const [one, two] = [await build(versions.before), await build(versions.after)];
    for (let pair = 0; pair < (LONG ? 10 : 2); pair++) {
      const bucket = await ceph.bucket();
      const args = (built: Built): string[] => [
        built.site,
        "--to",
        `s3://${bucket}`,
        "--endpoint",
        ceph.endpoint,
        "--unchecked",
        "--allow-deletes",
        "--wait",
        "40",
      ];
      const runs = await Promise.all([runVerb(args(one)).ended, runVerb(args(two)).ended]);
      assert.deepEqual(
        runs.map((run) => run.code),
        [0, 0],
        runs.map((run) => run.output).join("\n"),
      );
      const { state } = await readState((await ceph.target(bucket)).state);
      assert.deepEqual([state?.publishing, state?.history.length], [null, 2]);
      assert.deepEqual((await inspect({ target: await ceph.target(bucket) })).drift, []);
    }
  });

  it("what it costs: nothing changed is one request; changes are one each and at most twenty more", async () => {
    const bucket = await ceph.bucket();
    const count = LONG ? 10_000 : 5_000;
    const site = folder();
    for (let i = 0; i < count; i++) {
      const path = join(site, `page-${i}`);
      mkdirSync(path);
      writeFileSync(join(path, "index.html"), `<!doctype html><title>${i}</title>`);
    }
    const page = (i: number): string => join(site, `page-${i}`, "index.html");
    const args = [site, "--to", `s3://${bucket}`, "--endpoint", ceph.endpoint, "--unchecked"];
    const first = await runMeasured(args);
    assert.equal(first.code, 0, first.output);
    assert.ok(first.megabytes < 220, `${first.megabytes} MB`);
    const options = { site, to: `s3://${bucket}`, endpoint: ceph.endpoint, unchecked: true };
    assert.equal((await deploy(options)).requests, 1);
    for (let i = 0; i < 40; i++) writeFileSync(page(i), `<!doctype html><title>other ${i}</title>`);
    for (let i = 100; i < 103; i++) rmSync(page(i));
    const { requests, result } = await deploy({ ...options, allowDeletes: true });
    assert.equal(result, "published");
    // At 5,000 files 40 and 20; a page of the listing holds 1,000.
    assert.ok(requests <= 60 + (count - 5_000) / 1_000, `${requests} requests`);
  });

  it("nothing secret is kept in the store", async () => {
    const bucket = await ceph.bucket();
    const target = await ceph.target(bucket);
    await publish(publication(target, await build(versions.before)));
    const { gunzipSync } = await import("node:zlib");
    for (const key of (await listAll(target.state, "")).keys()) {
      const bytes = (await target.state.get(key))?.bytes ?? Buffer.alloc(0);
      const text = (key.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("latin1");
      for (const secret of Object.values(KEYS).slice(0, 2)) assert.ok(!text.includes(secret), key);
    }
  });
});
