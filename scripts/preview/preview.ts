/**
 * The preview: the section served from its records, each page drawn when it is asked for by the functions the build
 * uses. It draws for the site's own public address, so a page has the very bytes that the build writes, canonical
 * address included; it is served beneath that address's path, and `/` leads there.
 */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fault } from "../../src/faults.ts";
import { Changes } from "./changes.ts";
import type { DrawingSettings, Standing } from "./contract.ts";
import { Drawer } from "./drawer.ts";
import { EventStream } from "./event-stream.ts";
import { watchFolders } from "./folder-watch.ts";
import { PageChecks } from "./page-checks.ts";
import { type Listening, listen } from "./server.ts";

export interface PreviewOptions {
  /** The folder of records. */
  data: string;
  /** 0 takes any free port. */
  port: number;
  /** An address or name to listen at beside this machine's own; without it, this machine alone. */
  host?: string;
  /** ISO 8601 in UTC; without it, the section as at now. */
  asAt?: string;
  /** Where parsed records and slugs are kept between runs, in folders of their own (default `.cache`); false to keep nothing. */
  cache?: string | false;
  /** Whether our own layouts, styles and schemas are watched as well (default true). */
  watchCode?: boolean;
  /** Told whenever pages or faults changed. */
  onChange?: (faults: readonly Fault[]) => void;
  /** Told of records that were renamed and got their former slugs: a line each. */
  onRenamed?: (lines: readonly string[]) => void;
  /** Told of what is our own fault and ends the preview. */
  onBroken?: (error: unknown) => void;
}

export interface Preview {
  /** `http://localhost:8080/`, with the site's base path. */
  url: string;
  port: number;
  /** How the records stood at the start. */
  faults: readonly Fault[];
  close(): Promise<void>;
}

const project = fileURLToPath(new URL("../../", import.meta.url));

/** Starts the preview. Throws a `Refusal` (exit 2) where the port is taken or the host is none of this machine's. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const broken = options.onBroken ?? (() => undefined);
  const cache = options.cache ?? ".cache";
  const settings: DrawingSettings = {
    data: options.data,
    ...(options.asAt === undefined ? {} : { asAt: options.asAt }),
    ...(cache === false ? {} : { cache: join(cache, "preview"), slugs: join(cache, "slugs") }),
  };
  const drawer = new Drawer(settings, broken);
  const events = new EventStream();
  // Pages that an earlier run left open are behind whatever this one shows.
  const state = { standing: { faults: [], sound: false, base: "/", renamed: [] } as Standing, revision: Date.now() };
  const checks = new PageChecks({
    drawer,
    found: (address) => events.tell({ findings: state.standing.base + address.slice(1) }),
    broken,
  });

  let told = 0;
  const stands = (standing: Standing): void => {
    state.standing = standing;
    const renamed = standing.renamed.slice(told);
    told += renamed.length;
    if (renamed.length > 0) options.onRenamed?.(renamed);
  };
  const publish = (standing: Standing): void => {
    stands(standing);
    state.revision += 1;
    events.tell({ revision: state.revision });
    options.onChange?.(standing.faults);
  };
  const data = resolve(options.data);
  let start = (): void => undefined;
  const started = new Promise<void>((resolve) => (start = resolve));
  const changes = new Changes({ data, drawer, started, publish, broken });
  const watch = watchFolders(
    options.watchCode === false ? [data] : [data, join(project, "src"), join(project, "_includes")],
    (path) => changes.add(path),
    broken,
  );
  let listening: Listening | undefined;
  const close = async (): Promise<void> => {
    watch.close();
    changes.close();
    events.close();
    await Promise.all([listening?.close(), checks.close(), drawer.close()]);
  };
  try {
    const { host, port } = options;
    listening = await listen({ drawer, events, checks, data, state, started, host, port, broken });
    stands(await drawer.renew());
    start();
  } catch (error) {
    await close();
    throw error;
  }
  const { port } = listening;
  return { url: `http://localhost:${port}${state.standing.base}`, port, faults: state.standing.faults, close };
}
