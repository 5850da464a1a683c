/**
 * Which hosts the preview answers to. A page elsewhere can give its own name this machine's address and read what is
 * served here in its visitor's name (DNS rebinding); such a request names that other host, and is refused.
 */
import { isIP } from "node:net";
import { hostname } from "node:os";

const EVERYWHERE = ["0.0.0.0", "::"];

/**
 * Whether a request's `Host` names this preview. Without `host`, this machine's own names for itself alone; with one,
 * that name too; where that means every network, also this machine's name and any plain address, as no address can be rebound.
 */
export function answersTo(header: string | undefined, port: number, host?: string): boolean {
  if (header === undefined) return false;
  const parts = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d+))?$/i.exec(header);
  if (!parts || Number(parts[2] ?? 80) !== port) return false;
  const name = parts[1]!.toLowerCase().replace(/^\[|\]$|\.$/g, "");
  if (["localhost", "127.0.0.1", "::1"].includes(name)) return true;
  if (host === undefined) return false;
  if (name === host.toLowerCase()) return true;
  return EVERYWHERE.includes(host) && (isIP(name) !== 0 || name === hostname().toLowerCase());
}
