/** What another site says of one address: it works, it moved, it is gone, or nobody can say. */

export type Answer =
  | { is: "works" }
  /** Moved for good; `to` is where it is now. */
  | { is: "moved"; to: string }
  | { is: "gone"; why: string }
  /** Never called broken: refusals, challenges, faults of the other server, no network. */
  | { is: "unknown"; why: string };

export interface Asking {
  /** Milliseconds until a request is given up. */
  timeout: number;
  /** The longest wait that a server may ask for, in milliseconds; what asks for more is not asked again. */
  patience: number;
  /** Waits so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

const agent = "Mozilla/5.0 (compatible; link check of a static site; one or two requests at a time)";
const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Asks another site for an address: HEAD first, GET where HEAD is not answered well, one retry where the answer may be a
 * passing trouble. Follows redirects; only permanent ones mean that the address moved.
 */
export async function ask(url: string, asking: Asking): Promise<Answer> {
  let at = url;
  let forGood = true;
  const been = new Set<string>();
  for (let hop = 0; hop <= 10; hop++) {
    if (been.has(at)) return { is: "gone", why: "it leads round in a circle" };
    been.add(at);
    const reply = await patiently(at, asking);
    if ("is" in reply) return reply;
    if (!redirects.has(reply.status) || reply.location === undefined)
      return at === url ? answerOf(reply) : moved(reply, at, forGood);
    if (!URL.canParse(reply.location, at))
      return { is: "unknown", why: `it leads on to \`${reply.location}\`, which is no address` };
    if (reply.status !== 301 && reply.status !== 308) forGood = false;
    at = new URL(reply.location, at).href;
  }
  return { is: "gone", why: "it leads on more than ten times" };
}

function moved(reply: Reply, at: string, forGood: boolean): Answer {
  const answer = answerOf(reply);
  return answer.is === "works" && forGood ? { is: "moved", to: at } : answer;
}

interface Reply {
  status: number;
  location: string | undefined;
  retryAfter: string | undefined;
  challenge: boolean;
}

/** HEAD, then GET, then once more after a wait. */
async function patiently(url: string, asking: Asking): Promise<Reply | Answer> {
  let reply = await request(url, "HEAD", asking);
  if ("is" in reply || reply.status >= 400) {
    if ("is" in reply || (reply.status !== 429 && reply.status !== 503)) reply = await request(url, "GET", asking);
  }
  const passing = "is" in reply ? reply.is === "unknown" : reply.status === 429 || reply.status >= 500;
  if (!passing) return reply;
  const pause = "is" in reply ? 1000 : pauseOf(reply.retryAfter);
  if (pause > asking.patience)
    return { is: "unknown", why: `it asks to be left alone for ${Math.round(pause / 60_000)} minutes` };
  await asking.wait(pause);
  return request(url, "GET", asking);
}

async function request(url: string, method: "HEAD" | "GET", asking: Asking): Promise<Reply | Answer> {
  try {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: { "user-agent": agent, accept: "text/html,application/xhtml+xml,*/*;q=0.8" },
      signal: AbortSignal.timeout(asking.timeout),
    });
    const challenge = response.headers.has("cf-mitigated") || (method === "GET" && (await isChallenge(response)));
    await response.body?.cancel();
    return {
      status: response.status,
      location: response.headers.get("location") ?? undefined,
      retryAfter: response.headers.get("retry-after") ?? undefined,
      challenge,
    };
  } catch (error) {
    return failure(error);
  }
}

/** A page that only a browser with script gets past, seen in its first bytes. */
async function isChallenge(response: Response): Promise<boolean> {
  if (!(response.headers.get("content-type") ?? "").includes("html") || !response.body) return false;
  const reader = response.body.getReader();
  const { value } = (await reader.read()) as { value?: Uint8Array };
  await reader.cancel();
  reader.releaseLock();
  const start = Buffer.from(value ?? []).toString("utf8", 0, 4096);
  return (
    /<title>\s*(?:just a moment|attention required|checking your browser|access denied|are you a robot)/i.test(start) ||
    /captcha-delivery|cf-challenge|_Incapsula_Resource/i.test(start)
  );
}

/** No answer at all: what Node says of it, in words. */
function failure(error: unknown): Answer {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError") return { is: "unknown", why: "it did not answer in time" };
  const cause = error.cause as (Error & { code?: string }) | undefined;
  const code = cause?.code ?? "";
  // Undici hides the network's own error in the cause; a TypeError without one is our mistake.
  if (error.name !== "TypeError" || cause === undefined) throw error;
  if (code === "ENOTFOUND") return { is: "unknown", why: noSuchHost };
  if (/CERT|SSL|TLS|SELF_SIGNED/.test(code)) return { is: "unknown", why: `its certificate is not accepted (${code})` };
  return { is: "unknown", why: `it broke off without an answer (${code || cause.message})` };
}

/** Offline, every host is unknown; whether this means the host is gone is decided when another one was reached. */
export const noSuchHost = "no site of that name is found from here";

function answerOf({ status, challenge, retryAfter }: Reply): Answer {
  if (challenge) return { is: "unknown", why: "it asks who comes to show that they are no program" };
  if (status >= 200 && status < 300) return { is: "works" };
  if (status === 404) return { is: "gone", why: "it says that there is no such page (404)" };
  if (status === 410) return { is: "gone", why: "it says that the page was taken away for good (410)" };
  return {
    is: "unknown",
    why: `${unclear(status)} (${status})${retryAfter === undefined ? "" : " and asks for patience"}`,
  };
}

/** What an answer says that is neither yes nor no. */
function unclear(status: number): string {
  if (status === 401 || status === 403) return "it does not let programs in";
  if (status === 405) return "it does not answer what programs ask";
  if (status === 429) return "it is asked too often";
  return status >= 500 ? "its server is in trouble" : "it answers neither yes nor no";
}

/** `Retry-After` in milliseconds: seconds, or a date; one second where it says nothing. */
function pauseOf(header: string | undefined): number {
  if (header === undefined) return 1000;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 1000 : Math.max(0, date - Date.now());
}
