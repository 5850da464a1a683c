import { browserChecks } from "../../../scripts/checks/index.ts";

/** The checks whose rules take a browser to see. */
export const withBrowser = browserChecks.map(({ name }) => name);
