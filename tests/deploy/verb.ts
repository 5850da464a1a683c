/** The verb as a process of its own, for tests that kill it: `node --import tsx verb.ts SITE --to … ` */
import { main } from "../../scripts/deploy.ts";
import { Refusal } from "../../scripts/refusal.ts";

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  },
);
