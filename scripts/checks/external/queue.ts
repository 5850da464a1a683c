/** Questions to many hosts at once, and only a few to each. */

/**
 * Does the work for every address: at most `total` at a time, at most `perHost` at a time for one host.
 * Order of starting is the order given, as far as hosts allow.
 */
export async function byHost(
  urls: readonly string[],
  limits: { total: number; perHost: number },
  work: (url: string) => Promise<void>,
): Promise<void> {
  const waiting = [...urls];
  const busy = new Map<string, number>();
  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    for (let index = 0; index < waiting.length && running.size < limits.total;) {
      const url = waiting[index]!;
      const { host } = new URL(url);
      const now = busy.get(host) ?? 0;
      if (now >= limits.perHost) {
        index += 1;
        continue;
      }
      waiting.splice(index, 1);
      busy.set(host, now + 1);
      const one: Promise<void> = work(url).finally(() => {
        busy.set(host, busy.get(host)! - 1);
        running.delete(one);
      });
      running.add(one);
    }
    await Promise.race(running);
  }
}
