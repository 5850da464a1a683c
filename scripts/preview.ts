/** `npm run preview`: the section as it will look, served from its records; every save shows at once. */
import { formatFault } from "../src/faults.ts";
import { portOf, readOptions } from "./options.ts";
import { openInBrowser } from "./preview/desktop.ts";
import { startPreview } from "./preview/preview.ts";

const HELP = `npm run preview -- [--data FOLDER] [--port N] [--host HOST] [--as-of MOMENT] [--open ADDRESS]

Shows the section in the browser as its records are now, drafts and scheduled ones too. A save shows at once; so do
faults, in the page, with file, line and how to mend them. A record whose file is renamed gets its old slug under
former-slugs, so that its old address leads to it.

--data FOLDER     where the records are (default _data)
--port N          the port (default 8080)
--host HOST       answer on this address too; without it, only this machine is answered. 0.0.0.0 is every network
--as-of MOMENT    what is draft, scheduled and live as at a moment, "2009-11-11" (default: now)
--open ADDRESS    open this page in the browser, such as /announcements/, where there is a desktop
--quiet           say only where it is

Ctrl+C ends it. Exit 0 ended, 2 it could not run.`;

export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    data: { type: "string", default: "_data" },
    port: { type: "string", default: "8080" },
    host: { type: "string" },
    "as-of": { type: "string" },
    open: { type: "string" },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const say = values.quiet ? () => undefined : (line: string) => console.log(line);
  let broken: (error: unknown) => void = () => undefined;
  const brokenOff = new Promise<never>((_resolve, reject) => (broken = reject));
  brokenOff.catch((error: unknown) => error);
  let before = 0;
  const tell = (faults: readonly { file: string; line: number; message: string }[]): void => {
    // Between these lines an editor's program looks for places (.vscode/tasks.json).
    if (faults.length > 0 || before > 0) say(`Faults: ${faults.length === 0 ? "none" : faults.length}`);
    for (const fault of faults.slice(0, 20)) say(formatFault(fault));
    if (faults.length > 20) say(`And ${faults.length - 20} more.`);
    if (faults.length > 0) say("They stand in the page until they are mended.");
    else if (before > 0) say("All faults are mended.");
    before = faults.length;
  };
  const preview = await startPreview({
    data: values.data,
    port: portOf(values.port),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values["as-of"] === undefined ? {} : { asAt: await momentOf(values["as-of"]) }),
    onChange: tell,
    onRenamed: (lines) => lines.forEach((line) => console.error(line)),
    onBroken: broken,
  });
  console.log(`The preview is at ${preview.url} (Ctrl+C ends it)`);
  if (values.open !== undefined) await showPage(preview.url + values.open.replace(/^\//, ""));
  tell(preview.faults);
  const ended = new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  try {
    await Promise.race([ended, brokenOff]);
  } finally {
    await preview.close();
  }
  return 0;
}

/** Opens a page of the preview where there is a desktop, and says where it is. */
export async function showPage(url: string): Promise<void> {
  console.log(`The page is at ${url}`);
  await openInBrowser(url, process.env);
}

/** Read only when it is wanted: all of the records' code comes with it, and the first page is not to wait for that. */
async function momentOf(text: string): Promise<string> {
  const { asAtMoment } = await import("../src/content.ts");
  return asAtMoment(text);
}
