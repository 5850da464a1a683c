/**
 * Publishing one release: read the state, plan, take the lease, apply, take stock, and make it live. The same way for
 * a deploy and for a rollback; only where the bytes come from differs.
 */
import { Refusal } from "../refusal.ts";
import { apply, type Work } from "./apply.ts";
import { RESERVED } from "./files.ts";
import { guard } from "./guards.ts";
import { busyUntil, Hold, LeaseLost, TERMS, type Terms } from "./lease.ts";
import { readLedger, sameLedger, writeLedger, type Ledger } from "./ledger.ts";
import { encodeManifest, manifestKey, blobKey, packKey, PRIVATE, readManifest, type Manifest } from "./manifest.ts";
import { keptOf, litter, packBody, packing, type Packing } from "./pack.ts";
import { PATIENCE, patient, type Patience } from "./patience.ts";
import { learnEtags, withKnownEtags } from "./opaque.ts";
import { makePlan, ownership, PHASES, type Plan } from "./plan.ts";
import { probe, safeForTwo } from "./probe.ts";
import { short, type Release } from "./release.ts";
import { keptSource, type Source } from "./sources.ts";
import { readState, type Entry, type Kept, type Read, type State } from "./state.ts";
import { BATCH, Conflict, listAll, type Listed, type Store } from "./store.ts";
import { gather } from "./etag.ts";
import type { Target } from "./target.ts";
import { headerSample, takeStock, type Drift } from "./verify.ts";

export interface Publication {
  target: Target;
  release: Release;
  /** The bytes of the paths named, which are those that must be sent. */
  source: (paths: string[]) => Source;
  how: Entry["how"];
  /** Who publishes: shown to another publisher and in the history. */
  by?: string;
  unchecked?: boolean;
  allowDeletes?: boolean;
  singlePublisher?: boolean;
  adopt?: boolean;
  /** Believe the store and not the state: compare everything, and send again what differs. */
  repair?: boolean;
  /** Go no further than the plan. */
  dryRun?: boolean;
  /** The release that must still be live (null: none), or the plan is refused. */
  expectedBase?: string | null;
  /** How long assets that no page needs any more stay, ms. */
  grace?: number;
  /** Releases kept for a rollback. */
  keep?: number;
  concurrency?: number;
  /** How long to wait for another publisher, ms. */
  wait?: number;
  terms?: Terms;
  patience?: Patience;
  /** One plain sentence at a time. */
  say?: (sentence: string) => void;
  progress?: (done: number, total: number) => void;
}

export interface Published {
  result: "published" | "unchanged" | "planned" | "rolled back" | "mended";
  plan: Plan | undefined;
  /** What would stop this plan: a plan is shown all the same. */
  stopped?: Refusal;
  /** The state's live release before. */
  before: string | null;
  state: State | null;
  /** The store had not been published to before. */
  firstContact: boolean;
  /** What was wrong in the store and made it go back, or was mended. */
  drift: Drift[];
  strangers: string[];
}

export const GRACE = 24 * 60 * 60 * 1000;
const KEEP = 10;
const HISTORY = 100;

const whoOf = (p: Publication): string => p.by ?? `process ${process.pid}`;

/** Publishes, starting over when another publisher was faster or the lease ran out. */
export async function publish(publication: Publication): Promise<Published> {
  const waited = { until: Date.now() + (publication.wait ?? 0), told: false };
  for (let attempt = 1; ; attempt++) {
    try {
      const outcome = await attemptOnce(publication, waited);
      if (outcome !== "again") return outcome;
      attempt--;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof LeaseLost)) throw error;
      if (attempt >= 8) {
        throw new Refusal(
          "Another publisher kept changing the store's state meanwhile. Run the same command again when it has finished.",
        );
      }
      if (error instanceof LeaseLost) publication.say?.(`Starting over: ${error.message}.`);
    }
  }
}

type Begun = Pick<Release, "files">;

interface Background {
  live: Manifest | undefined;
  /** Releases that were begun and not finished, this one included. */
  abandoned: Begun[];
  ledger: Ledger;
  /** The site's objects, our own records left out; undefined where the state may be believed. */
  stored: Map<string, Listed> | undefined;
}

async function attemptOnce(p: Publication, waited: { until: number; told: boolean }): Promise<Published | "again"> {
  const { say } = p;
  let { release } = p;
  const patience = p.patience ?? PATIENCE;
  const state = patient(p.target.state, patience);
  const site = patient(p.target.site, patience);
  const read = await readState(state);
  const before = read.state?.live ?? null;
  const now = state.clock.earliest();
  refuseFuture(release, state.clock.latest());
  if (p.expectedBase !== undefined && p.expectedBase !== before) {
    throw new Refusal("What is live is no longer what the plan was made for. Make a new plan.", 1);
  }
  const outcome = {
    plan: undefined,
    before,
    state: read.state,
    firstContact: read.state === null,
    drift: [],
    strangers: [],
  };
  const due = read.state?.sweep != null && read.state.sweep <= now;
  if (before === release.id && read.state?.publishing === null && !due && !p.repair)
    return { ...outcome, result: "unchanged" };

  const busy = busyUntil(read.state, release.id, now);
  if (busy > 0 && !p.dryRun) {
    await waitFor(read.state, busy - now, waited, say);
    return "again";
  }
  if (read.state === null && !p.dryRun) p.target.site.dialect = await probe(state);
  if (p.target.state.dialect !== p.target.site.dialect) p.target.site.dialect = p.target.state.dialect;
  if (!safeForTwo(state.dialect) && !p.singlePublisher && !p.dryRun) {
    throw new Refusal(
      `${site.name} ignores the conditions that keep two publishers apart. ` +
        "If you are sure that nobody else publishes there at the same time, add --single-publisher.",
    );
  }
  const background = await lookAround(p, site, state, read);
  if (state.dialect.etags === "opaque") {
    release = withKnownEtags(release, background.live);
    if (background.stored) await learnEtags(site, background.stored, [release, ...background.abandoned]);
  }
  const plan = makePlan({
    release,
    ...background,
    now,
    grace: p.grace ?? GRACE,
    ...(p.adopt ? { adopt: true } : {}),
    ...(p.how === "rollback" ? { rollback: true } : {}),
  });
  try {
    guard(plan, release.files.size, p.allowDeletes === true || p.how === "rollback" || before === release.id);
  } catch (error) {
    // What looked like a fault may have been another publisher's work, seen between our reading and our looking.
    if (error instanceof Refusal && (await readState(state)).etag !== read.etag) return "again";
    if (error instanceof Refusal && p.dryRun) return { ...outcome, plan, result: "planned", stopped: error };
    throw error;
  }
  if (p.dryRun) return { ...outcome, plan, result: "planned" };

  const fresh: State = {
    format: 1,
    write: "",
    live: null,
    publishing: null,
    unfinished: [],
    shadow: 0,
    history: [],
    kept: [],
    sweep: null,
    dialect: state.dialect,
  };
  const hold = await Hold.take(state, read, fresh, { release: release.id, by: whoOf(p) }, p.terms ?? TERMS);
  hold.keep();
  try {
    return { ...outcome, ...(await carryOut({ ...p, release }, hold, plan, background, read)) };
  } finally {
    await hold.stop();
  }
}

function refuseFuture(release: Release, latest: number): void {
  const asAt = Date.parse(release.asAt ?? "");
  if (!(asAt > latest)) return;
  throw new Refusal(
    `The site was built as at ${release.asAt}, and by the store's clock it is only ${new Date(latest).toISOString()}. ` +
      "It may hold what is not public yet. Build it as at now.",
    1,
  );
}

async function waitFor(
  state: State | null,
  left: number,
  waited: { until: number; told: boolean },
  say: Publication["say"],
): Promise<void> {
  const { publishing = null, live = null } = state ?? {};
  const seconds = Math.ceil(left / 1000);
  // Where nobody publishes, it is a run whose place was taken that is waited for.
  const sleeper = `run of release ${short(live ?? "")} whose place another took may still have a request under way`;
  const who = publishing && `${publishing.by} is publishing release ${short(publishing.release)}`;
  if (Date.now() >= waited.until) {
    const why = who ? `${who}; the lease lasts ${seconds} s more` : `A ${sleeper}; that is over in ${seconds} s`;
    throw new Refusal(`${why}. Run the same command again then.`);
  }
  if (!waited.told) {
    const why = who ?? `a ${sleeper}`;
    say?.(`Waiting: ${why} (at most ${seconds} s${who ? ", unless it goes on working" : ""}).`);
  }
  waited.told = true;
  await new Promise((resolve) =>
    setTimeout(resolve, Math.min(left + 50, 1000, Math.max(50, waited.until - Date.now()))),
  );
}

async function lookAround(p: Publication, site: Store, state: Store, read: Read): Promise<Background> {
  if (read.state === null)
    return { live: undefined, abandoned: [], ledger: await readLedger(state), stored: await listSite(site) };
  const { live: liveId, publishing, unfinished } = read.state;
  const begun = [...unfinished, ...(publishing === null ? [] : [publishing.release])];
  const [live, abandoned, ledger] = await Promise.all([
    liveId === null ? undefined : readManifest(state, liveId),
    Promise.all([...new Set(begun)].map((id) => readManifest(state, id))),
    readLedger(state),
  ]);
  const lost = liveId !== null && live === undefined;
  if (lost) p.say?.(`The record of release ${short(liveId)} is missing, so everything stored is compared.`);
  const look = publishing !== null || p.repair || lost || liveId === null || !state.dialect.ifAbsent;
  const found: Begun[] = abandoned.filter((one) => one !== undefined);
  // Another run of this very release may be ahead of us, its manifest not yet written when we looked for it.
  if (publishing?.release === p.release.id) found.push(p.release);
  return { live, abandoned: found, ledger, stored: look ? await listSite(site) : undefined };
}

/** The site's own objects. */
async function listSite(site: Store): Promise<Map<string, Listed>> {
  const all = await listAll(site, "");
  return new Map([...all].filter(([key]) => !key.startsWith(RESERVED)));
}

async function carryOut(
  p: Publication,
  hold: Hold,
  plan: Plan,
  background: Background,
  read: Read,
): Promise<Omit<Published, "before" | "firstContact">> {
  const { release, target } = p;
  const { live, ledger } = background;
  const patience = p.patience ?? PATIENCE;
  const site = patient(hold.within(target.site), patience);
  const state = patient(hold.within(target.state), patience);
  const concurrency = p.concurrency ?? 64;
  const owned = ownership({ ...background, ...(p.adopt ? { adopt: true } : {}) });

  const puts = plan.lines.filter((line) => line.do === "put");
  const source = p.source(puts.map((line) => line.path));
  const kept = read.state?.kept.some((one) => one.release === release.id)
    ? await readManifest(state, release.id)
    : undefined;
  const packed: Packing = kept ? { manifest: kept, pack: undefined, blobs: [] } : packing(release, live);
  let done = 0;
  const work: Work = {
    store: site,
    files: release.files,
    source,
    concurrency,
    owned,
    done: () => p.progress?.(++done, plan.lines.length),
    answered: (path, etag) => {
      if (site.dialect.etags === "md5") return;
      for (const file of [release.files.get(path), packed.manifest.files.get(path)]) if (file) file.etag = etag;
    },
  };

  // What belongs to us must be on record before a visitor can see any of it.
  const record = async (): Promise<void> => {
    await state.put(manifestKey(release.id), encodeManifest(packed.manifest), PRIVATE);
  };
  if (!kept) await record();
  await settleAll([keepBytes(p, packed, state, read), apply(plan.lines, work, PHASES.slice(0, -1))]);
  await keepLarge(p, packed, source, site, state);
  await apply(plan.lines, work, ["deletes"]);

  const all = await listAll(site, "");
  const sent = puts.map((line) => line.path);
  const stocktaking = {
    sample: headerSample(release.files, sent),
    leftovers: plan.ledger.leftovers,
  };
  const first = await takeStock(site, release.files, all, stocktaking);
  if (first.drift.length > 0) {
    const wrong = first.drift.flatMap(({ path }) => {
      const file = release.files.get(path);
      return file
        ? [
            {
              do: "put" as const,
              path,
              phase: "assets" as const,
              reason: "drifted",
              size: file.size,
              holds: all.get(path)?.etag ?? null,
            },
          ]
        : [];
    });
    await apply(wrong, { ...work, source: p.source(wrong.map((line) => line.path)), owned: () => true }, ["assets"]);
    const still = await takeStock(site, new Map(wrong.map(({ path }) => [path, release.files.get(path)!])), new Map(), {
      ...stocktaking,
      sample: wrong.map((line) => line.path),
    });
    if (still.drift.length > 0) return goBack(p, hold, site, state, background, plan, still.drift);
  }

  if (!sameLedger(ledger, plan.ledger)) await writeLedger(state, plan.ledger);
  if (state.dialect.etags === "opaque") await record();
  const changed = hold.state.live !== release.id;
  const entry: Entry = {
    release: release.id,
    at: new Date(state.clock.earliest()).toISOString(),
    by: whoOf(p),
    how: p.how,
    ...(p.unchecked ? { unchecked: true as const } : {}),
    files: release.files.size,
    added: puts.filter((line) => live?.files.has(line.path) !== true).length,
    changed: puts.filter((line) => live?.files.has(line.path) === true).length,
    deleted: [...(live?.files.keys() ?? [])].filter((path) => !release.files.has(path)).length,
  };
  const mine = keptOf(packed.manifest);
  // Only what neither the state as it is nor as it will be speaks of, and only while nobody else may write.
  await tidy(target, state, all, [mine, ...hold.state.kept]);
  const final = await hold.finish((now) => ({
    ...now,
    live: release.id,
    history: (changed ? [entry, ...now.history] : now.history).slice(0, HISTORY),
    kept: [mine, ...now.kept.filter((one) => one.release !== release.id)].slice(0, p.keep ?? KEEP),
    sweep: plan.sweep,
  }));
  return {
    result: changed ? "published" : "mended",
    plan,
    state: final,
    drift: first.drift,
    strangers: first.strangers,
  };
}

/** Waits for all, then throws the first failure: nothing is left running behind. */
async function settleAll(tasks: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((task) => task.status === "rejected");
  if (failed) throw failed.reason;
}

async function keepBytes(p: Publication, { pack }: Packing, state: Store, read: Read): Promise<void> {
  if (pack === undefined) return;
  const key = packKey(pack.name);
  const resumed = read.state?.publishing?.release === p.release.id;
  if (resumed && (await state.head(key))?.size === pack.size) return;
  // Whatever is not to be sent must still be kept, so the pack reads from a source of its own.
  const whole = p.source(pack.files.map((file) => file.path));
  await state.put(key, await packBody(pack, async (file) => gather(await whole(file))), PRIVATE);
}

async function keepLarge(p: Publication, { blobs }: Packing, source: Source, site: Store, state: Store): Promise<void> {
  for (const file of blobs) {
    if (p.target.shared) await site.copy(file.path, RESERVED + blobKey(file.sha256));
    else await state.put(blobKey(file.sha256), await source(file), PRIVATE);
  }
}

/** Stored bytes stayed wrong: brings the release that was live back, under the same lease. */
async function goBack(
  p: Publication,
  hold: Hold,
  site: Store,
  state: Store,
  { live, abandoned, ledger }: Background,
  failed: Plan,
  drift: Drift[],
): Promise<Omit<Published, "before" | "firstContact">> {
  const wrong = drift
    .map(({ path, what }) => `${path} (${what})`)
    .slice(0, 3)
    .join(", ");
  if (live === undefined) {
    throw new Refusal(
      `The store does not hold what was sent to it: ${wrong}. There is no earlier release to go back to.`,
      1,
    );
  }
  p.say?.(`The store does not hold what was sent to it: ${wrong}. Going back to release ${short(live.id)}.`);
  const plan = makePlan({
    release: live,
    live,
    abandoned: [...abandoned, p.release],
    stored: await listSite(site),
    ledger: { ever: new Map([...ledger.ever, ...failed.ledger.ever]), leftovers: ledger.leftovers },
    now: state.clock.earliest(),
    grace: p.grace ?? GRACE,
    rollback: true,
  });
  const puts = plan.lines.filter((line) => line.do === "put").map((line) => line.path);
  await writeLedger(state, plan.ledger);
  await apply(plan.lines, {
    store: site,
    files: live.files,
    source: keptSource(state, live, puts),
    concurrency: p.concurrency ?? 64,
    owned: () => true,
  });
  const final = await hold.finish((now) => ({ ...now, sweep: plan.sweep }));
  return { result: "rolled back", plan, state: final, drift, strangers: [] };
}

/** Removes manifests, packs and large objects that no kept release needs. */
async function tidy(target: Target, state: Store, listing: Map<string, Listed>, kept: Kept[]): Promise<void> {
  const keys = target.shared
    ? [...listing.keys()].filter((key) => key.startsWith(RESERVED)).map((key) => key.slice(RESERVED.length))
    : [...(await listAll(state, "")).keys()];
  const doomed = litter(keys, kept, state.clock.latest());
  for (let from = 0; from < doomed.length; from += BATCH) {
    await state.delete(doomed.slice(from, from + BATCH).map((key) => ({ key })));
  }
}
