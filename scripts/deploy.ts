/** `npm run deploy`: publishes a folder to a store, and looks after what is stored there. */
import { readFile } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { contentType } from "./deploy/content-type.ts";
import { deploy, writeOut, type DeployOptions } from "./deploy/deploy.ts";
import { closingWords } from "./deploy/policy.ts";
import { readState } from "./deploy/state.ts";
import type { Keys } from "./deploy/stores/s3-request.ts";
import { patient } from "./deploy/patience.ts";
import { openTarget } from "./deploy/target.ts";
import { historyWords, inspectionWords, outcomeWords, planWords, unsteadyWords, visitWords } from "./deploy/words.ts";
import { siteFiles } from "./deploy/files.ts";
import { readOptions, webAddress } from "./options.ts";
import { readReceipt, siteDigest, type Verdict } from "./receipt.ts";
import { Refusal } from "./refusal.ts";

const HELP = `npm run deploy -- [SITE] --to TARGET

Publishes a folder of static files (default: dist) so that visitors never see a broken page.

  --to TARGET          file:FOLDER (default file:.store) or s3://BUCKET/PREFIX
  --endpoint URL       an S3-compatible store's address; credentials come from the standard AWS sources
  --url URL            the public address: the result is looked at through it
  --state TARGET       where manifests and state live (default: a reserved prefix of the target)
  --dry-run            say what would be done, and why; do nothing
  --plan FILE          the same, and write it down
  --apply FILE         do what was written down, unless the live release has moved meanwhile
  --list               the releases, newest first
  --rollback [RELEASE] bring back the release before, or any that is kept
  --verify             compare the store with the live release; repair nothing
  --repair             compare the store with the site, and send again what differs
  --unchecked          publish without the checks' verdict
  --allow-deletes      let published addresses vanish
  --adopt              take over files at this site's addresses that no release put there
  --single-publisher   go on although the store cannot keep two publishers apart
  --headers FILE       write the headers a CDN should add, made from what the pages use; publish nothing
  --wait SECONDS       how long to wait for another publisher (default 60)
  --quiet              say only what went wrong
  --help               this
`;

const OPTIONS = {
  to: { type: "string" },
  endpoint: { type: "string" },
  url: { type: "string" },
  state: { type: "string" },
  "dry-run": { type: "boolean" },
  plan: { type: "string" },
  apply: { type: "string" },
  list: { type: "boolean" },
  rollback: { type: "boolean" },
  verify: { type: "boolean" },
  repair: { type: "boolean" },
  unchecked: { type: "boolean" },
  "allow-deletes": { type: "boolean" },
  adopt: { type: "boolean" },
  "single-publisher": { type: "boolean" },
  headers: { type: "string" },
  wait: { type: "string" },
  quiet: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/** Options that say what is to be done: one at a time, or the one that is overlooked is believed to have been done. */
const DEEDS = ["headers", "list", "verify", "rollback", "repair", "plan", "apply"] as const;

/** Where digests are remembered between runs, below the working folder. */
const MEMORY = join(".cache", "deploy");

/** Runs the verb; gives the exit code. */
export async function main(argv: string[]): Promise<number> {
  const { values, positionals } = read(argv);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  // The client warns of a Node version that is still to be dropped; the project's own floor is in package.json.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const say = values.quiet ? (): void => undefined : print;
  const [deed, another] = DEEDS.filter((name) => values[name] !== undefined);
  if (another !== undefined)
    throw new Refusal(`--${deed} and --${another} are two different things to do. Ask for one of them.`);
  const to = values.to ?? "file:.store";
  if (values.headers !== undefined) {
    await writeHeaders(positionals[0] ?? "dist", values.headers);
    return 0;
  }
  webAddress(values.url, "--url");
  webAddress(values.endpoint, "--endpoint");
  const keys = plainKeys(process.env);
  const place = { to, endpoint: values.endpoint, state: values.state, concurrency: 64, keys };
  const common = {
    by: `${userInfo().username}@${hostname()}, process ${process.pid}`,
    say,
    wait: seconds(values.wait),
    progress: progress(values.quiet === true),
    ...(values["single-publisher"] ? { singlePublisher: true } : {}),
    ...(values["dry-run"] ? { dryRun: true } : {}),
  };

  if (values.list) {
    const target = await openTarget(place);
    const { state } = await readState(patient(target.state));
    const words = state === null ? ["Nothing was published yet."] : historyWords(state, target.state.clock.earliest());
    for (const line of words) print(line);
    return 0;
  }
  if (values.verify) {
    const { inspect } = await import("./deploy/inspect.ts");
    const found = await inspect({
      target: await openTarget(place),
      ...(values.url === undefined ? {} : { url: values.url }),
    });
    const bad = found.drift.length + found.open.length + (found.visit?.wrong.length ?? 0) > 0;
    for (const line of inspectionWords(found)) (bad ? print : say)(line);
    return bad ? 1 : 0;
  }
  if (values.rollback) {
    const { rollback } = await import("./deploy/rollback.ts");
    const target = await openTarget(place);
    const [release] = positionals;
    const back = await rollback({
      ...common,
      target,
      ...(release === undefined ? {} : { to: release }),
      ...(values.url === undefined ? {} : { url: values.url }),
    });
    if (back.plan) for (const line of planWords(back.plan)) say(line);
    if (back.stopped) throw back.stopped;
    const verb: Partial<Record<typeof back.result, string>> = {
      unchanged: "was live already",
      planned: "would be brought back",
      "rolled back": "could NOT be brought back",
    };
    print(
      `Release ${back.release.slice(0, 12)} ${verb[back.result] ?? "is live again"} at ${to} (${target.site.requests} requests).`,
    );
    const wrong = visitWords(back.visit);
    for (const line of wrong) print(line);
    return wrong.length > 0 || back.result === "rolled back" ? 1 : 0;
  }

  const options: DeployOptions = {
    ...common,
    site: positionals[0] ?? "dist",
    to,
    memory: MEMORY,
    ...(keys === undefined ? {} : { keys }),
    gate: (site) => checked(site, values.quiet === true),
    ...(values.endpoint === undefined ? {} : { endpoint: values.endpoint }),
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(values.url === undefined ? {} : { url: values.url }),
    ...(values.plan === undefined ? {} : { planFile: values.plan }),
    ...(values.apply === undefined ? {} : { applyFile: values.apply }),
    ...(values.unchecked ? { unchecked: true } : {}),
    ...(values["allow-deletes"] ? { allowDeletes: true } : {}),
    ...(values.repair ? { repair: true } : {}),
    ...(values.adopt ? { adopt: true } : {}),
  };
  const plans = values["dry-run"] === true || values.plan !== undefined;
  if (values.unchecked && !plans) print("UNCHECKED: publishing without the checks' verdict. The history will say so.");
  const done = await deploy(options);
  if (done.plan) for (const line of plans || values.repair ? planWords(done.plan) : unsteadyWords(done.plan)) say(line);
  if (done.stopped) throw done.stopped;
  for (const line of outcomeWords(done, to)) (done.result === "rolled back" ? print : say)(line);
  if (values.plan !== undefined)
    say(`The plan is in ${values.plan}. The same command with --apply instead of --plan carries it out.`);
  if (done.firstContact && done.result === "published") for (const line of closingWords(to, values.state)) say(line);
  const wrong = visitWords(done.visit);
  for (const line of wrong) print(line);
  return wrong.length > 0 || done.result === "rolled back" ? 1 : 0;
}

function read(argv: string[]): ReturnType<typeof readOptions<typeof OPTIONS>> {
  // `--rollback=RELEASE` is the same as `--rollback RELEASE`: the release is optional, which parseArgs does not know.
  const args = argv.flatMap((arg) =>
    arg.startsWith("--rollback=") ? ["--rollback", arg.slice("--rollback=".length)] : [arg],
  );
  return readOptions(args, OPTIONS, 1);
}

/** Keys in the environment: what the standard sources look at first, unless a profile is named. */
function plainKeys(env: NodeJS.ProcessEnv): Keys | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token } = env;
  if (!accessKeyId || !secretAccessKey || env["AWS_PROFILE"]) return undefined;
  return { accessKeyId, secretAccessKey, ...(token ? { sessionToken: token } : {}) };
}

/** Runs the checks, and says of which bytes their verdict is. They are loaded only when they are wanted. */
async function checked(site: string, quiet: boolean): Promise<Verdict> {
  const [{ checkSite }, { text }] = await Promise.all([
    import("./checks/index.ts"),
    import("./checks/reports/text.ts"),
  ]);
  const report = await checkSite(site);
  const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  if (errors > 0) process.stdout.write(text(report, { quiet }));
  const { verdict } = (await readReceipt(site)) ?? {};
  if (verdict !== undefined) return verdict;
  const digest = siteDigest(await siteFiles(site));
  return {
    site: digest,
    judges: "",
    errors,
    warnings: count("warning"),
    pages: report.pages,
    at: new Date().toISOString(),
  };
}

async function writeHeaders(site: string, to: string): Promise<void> {
  const { headersPolicy, PageUses } = await import("./deploy/response-headers.ts");
  const uses = new PageUses();
  for (const file of await siteFiles(site)) {
    if (contentType(file.path, file.start).startsWith("text/html"))
      uses.read(await readFile(join(site, file.path), "utf8"));
  }
  await writeOut(to, `${JSON.stringify(headersPolicy(uses.policy()), null, 2)}\n`);
}

function seconds(text: string | undefined): number {
  if (text === undefined) return 60_000;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  throw new Refusal(`--wait ${text} is not a number of seconds.`);
}

function progress(quiet: boolean): (done: number, total: number) => void {
  if (quiet || !process.stderr.isTTY) return () => undefined;
  let last = 0;
  return (done, total) => {
    if (Date.now() - last < 200 && done < total) return;
    last = Date.now();
    process.stderr.write(done < total ? `\r${done} of ${total} ` : "\r\u001b[K");
  };
}
