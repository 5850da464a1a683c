/** A person's own browser, asked to show a page. */
import { spawn } from "node:child_process";

/** What opens an address, by platform. On Linux only where a desktop is there to show it. */
function opener(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [command: string, ...before: string[]] | undefined {
  if (platform === "darwin") return ["open"];
  // Not `start`, which is the shell's own: to a shell an address's & would end the command.
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? ["xdg-open"] : undefined;
}

/** Opens a web address in the browser; does nothing where there is no desktop or no program that would. `env` is the process's own. */
export async function openInBrowser(url: string, env: NodeJS.ProcessEnv): Promise<void> {
  const [command, ...before] = opener(process.platform, env) ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...before, url], { stdio: "ignore", detached: true, env });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "EACCES") resolve();
      else reject(error);
    });
  });
  child.unref();
}
