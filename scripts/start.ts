/**
 * `npm start`: the whole way in one command. Build, check, deploy to the embedded store, and serve what was stored, as a
 * visitor would get it.
 */
import { build, SLUG_MEMORY } from "./build.ts";
import { judge } from "./check.ts";
import { deploy } from "./deploy/deploy.ts";
import { serve } from "./deploy/serve.ts";
import { outcomeWords } from "./deploy/words.ts";
import { portOf, readOptions } from "./options.ts";

const HELP = `npm start -- [--no-serve] [--port N] [--to file:FOLDER] [--allow-deletes]

Builds the section, checks it, deploys it to the embedded store and serves the stored site.

--no-serve        end after the deploy
--port N          serve at this port (default 8080)
--to file:FOLDER  the store (default file:.store)
--allow-deletes   let published addresses vanish
--quiet           say nothing but what is wrong

Exit 0 done, 1 the records or the site have faults, 2 it could not run.`;

const SITE = "dist";

export async function main(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    "no-serve": { type: "boolean", default: false },
    port: { type: "string", default: "8080" },
    to: { type: "string", default: "file:.store" },
    "allow-deletes": { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = portOf(values.port);
  const say = values.quiet ? () => undefined : (line: string) => console.log(line);

  const built = await build({
    data: "_data",
    output: SITE,
    asAt: new Date().toISOString(),
    slugs: SLUG_MEMORY,
    renamed: (line) => console.error(line),
  });
  for (const warning of built.warnings) console.error(`${warning} (a warning)`);
  say(`Built ${built.pages} files into ${SITE} in ${(built.durationMs / 1000).toFixed(1)} s. Checking them.`);

  const failed = await judge(SITE, values.quiet);
  if (failed !== 0) return failed;

  const deployed = await deploy({ site: SITE, to: values.to, say, allowDeletes: values["allow-deletes"] });
  if (deployed.result === "rolled back") {
    for (const line of outcomeWords(deployed, values.to)) console.error(line);
    return 1;
  }
  say(deployed.result === "unchanged" ? `${values.to} holds exactly this already.` : `Deployed to ${values.to}.`);
  if (values["no-serve"]) return 0;

  const server = await serve({ from: values.to, port });
  console.log(`The stored site is at ${server.url} (Ctrl+C ends it)`);
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  await server.close();
  return 0;
}
