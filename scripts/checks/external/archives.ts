/** Copies of what is gone: the UK Government Web Archive and the Internet Archive, asked for the one nearest a day. */

export interface Archives {
  /** TimeGate of the UK Government Web Archive: the address is put behind it. */
  ukgwa: string;
  /** The Internet Archive's question "is there a copy?". */
  wayback: string;
  timeout: number;
}

export const publicArchives: Archives = {
  ukgwa: "https://webarchive.nationalarchives.gov.uk/ukgwa/",
  wayback: "https://archive.org/wayback/available",
  timeout: 20_000,
};

/**
 * The address of the archived copy nearest a day; undefined where there is none, or no archive answers machines.
 * @param url what is gone
 * @param day `2009-12-15`
 */
export async function archivedCopy(url: string, day: string, archives: Archives): Promise<string | undefined> {
  return (await fromUkgwa(url, day, archives)) ?? (await fromWayback(url, day, archives));
}

/** RFC 7089: a TimeGate answers `Accept-Datetime` with the way to the nearest copy. Only it knows `.gov.uk` and its kin. */
async function fromUkgwa(url: string, day: string, { ukgwa, timeout }: Archives): Promise<string | undefined> {
  if (!/(?:^|\.)(?:gov\.uk|nhs\.uk|police\.uk|mod\.uk)$/.test(new URL(url).hostname)) return undefined;
  const headers = { "accept-datetime": new Date(`${day}T12:00:00Z`).toUTCString() };
  const response = await quietly(`${ukgwa}${url}`, {
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(timeout),
  });
  const location = response?.headers.get("location");
  await response?.body?.cancel();
  return location != null && /\/\d{14}\//.test(location) ? new URL(location, ukgwa).href : undefined;
}

async function fromWayback(url: string, day: string, { wayback, timeout }: Archives): Promise<string | undefined> {
  const query = new URLSearchParams({ url, timestamp: day.replaceAll("-", "") });
  const response = await quietly(`${wayback}?${query.toString()}`, { signal: AbortSignal.timeout(timeout) });
  if (response?.ok !== true || !(response.headers.get("content-type") ?? "").includes("json")) {
    await response?.body?.cancel();
    return undefined;
  }
  const answer = (await response.json()) as {
    archived_snapshots?: { closest?: { available?: boolean; url?: string } };
  };
  const closest = answer.archived_snapshots?.closest;
  return closest?.available === true ? closest.url?.replace(/^http:/, "https:") : undefined;
}

/** An archive that does not answer has no copy for us; that a link is gone is reported all the same. */
async function quietly(url: string, options: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === "TimeoutError")) return undefined;
    throw error;
  }
}
