/**
 * Connections to one server over HTTP/1.1, for many small requests with short answers. Node's own client spends twice the
 * processor time on each, of which a first deploy makes ten thousand, and a server that is fed more slowly spends more as
 * well. Of the protocol (RFC 9112) it knows what an object store's answers need: a length, chunks, or the connection's end.
 * Whatever else comes counts as a broken connection.
 */
import { connect as connectPlainly, isIP, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";

export interface Place {
  secure: boolean;
  hostname: string;
  port: number;
}

export interface Answer {
  status: number;
  /** By their names in lower case. */
  headers: Map<string, string>;
  body: Buffer;
  /** Another request may be sent on the same connection. */
  lasting: boolean;
}

/** Longer than this (64 KiB), the lines before an answer's body are no answer. */
const LONGEST_HEAD = 65_536;

export class Connections {
  readonly #place: Place;
  readonly #idle: Connection[] = [];

  constructor(place: Place) {
    this.#place = place;
  }

  /**
   * Sends a request (its lines, and its body) and gives the answer, whatever its status. Rejects with the system's error,
   * with `ECONNRESET` when the answer is cut off or none, and with `ETIMEDOUT` when it is not whole after `patience` ms.
   */
  async ask(lines: string[], body: Buffer | undefined, patience: number): Promise<Answer> {
    let connection = this.#idle.pop();
    while (connection?.reusable === false) connection = this.#idle.pop();
    connection ??= this.#open();
    const answer = await connection.ask(lines, body, patience);
    if (connection.reusable) this.#idle.push(connection);
    return answer;
  }

  #open(): Connection {
    const { secure, hostname, port } = this.#place;
    const where = { host: hostname, port, noDelay: true, keepAlive: true };
    const named = isIP(hostname) === 0 ? { servername: hostname } : {};
    return new Connection(secure ? connectSecurely({ ...where, ...named }) : connectPlainly(where));
  }
}

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** One request at a time. */
class Connection {
  readonly #socket: Socket;
  #waiting: Waiting | undefined;
  #pieces: Buffer[] = [];
  #held = 0;
  /** With fewer bytes the answer cannot be whole. */
  #needed = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (piece: Buffer) => this.#take(piece));
    socket.on("end", () => this.#look(true));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(broken("ECONNRESET")));
  }

  get reusable(): boolean {
    return !this.#socket.destroyed;
  }

  async ask(lines: string[], body: Buffer | undefined, patience: number): Promise<Answer> {
    const timer = setTimeout(() => this.#fail(broken("ETIMEDOUT")), patience);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting = { resolve, reject };
        this.#socket.ref();
        this.#socket.cork();
        this.#socket.write(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
        if (body !== undefined && body.length > 0) this.#socket.write(body);
        this.#socket.uncork();
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#held += piece.length;
    if (this.#held >= this.#needed) this.#look(false);
  }

  #look(ended: boolean): void {
    const seen = readAnswer(Buffer.concat(this.#pieces), ended);
    if (seen === "broken" || this.#waiting === undefined) this.#fail(broken("ECONNRESET"));
    else if (typeof seen === "number") this.#needed = seen;
    else this.#answer(seen, this.#waiting);
  }

  #answer(answer: Answer, { resolve }: Waiting): void {
    this.#waiting = undefined;
    this.#pieces = [];
    this.#held = this.#needed = 0;
    // Idle, it keeps no process alive. An answer that came before all was sent leaves it in the middle of a request.
    if (answer.lasting && this.#socket.writableLength === 0) this.#socket.unref();
    else this.#socket.destroy();
    resolve(answer);
  }

  #fail(error: Error): void {
    this.#socket.destroy();
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

function broken(code: string): Error {
  return Object.assign(new Error("the connection broke"), { code });
}

/**
 * The answer in these bytes; while it is not whole, how many bytes it must have at least; `broken` when it cannot become
 * one. `ended`: no more will come.
 */
export function readAnswer(bytes: Buffer, ended: boolean): Answer | number | "broken" {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return ended || bytes.length > LONGEST_HEAD ? "broken" : bytes.length + 1;
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const [, version, code] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(first) ?? [];
  const status = Number(code);
  if (code === undefined || end > LONGEST_HEAD) return "broken";
  const rest = bytes.subarray(end + 4);
  if (status < 200) {
    // "Continue" and its like come before the answer.
    const later = readAnswer(rest, ended);
    return typeof later === "number" ? end + 4 + later : later;
  }
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const lasting = version === "1" && headers.get("connection")?.toLowerCase() !== "close";
  const chunked = headers.get("transfer-encoding");
  const length = status === 204 || status === 304 ? "0" : headers.get("content-length");
  if (chunked === undefined && length === undefined) {
    return ended ? { status, headers, body: rest, lasting: false } : bytes.length + 1;
  }
  if (chunked === undefined ? !/^\d{1,15}$/.test(length ?? "") : chunked.toLowerCase() !== "chunked") return "broken";
  const body = chunked === undefined ? stretch(rest, Number(length)) : chunks(rest);
  if (body === "broken" || (typeof body === "number" && ended)) return "broken";
  if (typeof body === "number") return end + 4 + body;
  return { status, headers, body: body.bytes, lasting: lasting && body.size === rest.length };
}

/** The bytes of a body, and how many it took to send them. */
type Read = { bytes: Buffer; size: number } | number | "broken";

function stretch(rest: Buffer, length: number): Read {
  return rest.length < length ? length : { bytes: rest.subarray(0, length), size: length };
}

function chunks(rest: Buffer): Read {
  const pieces: Buffer[] = [];
  for (let at = 0; ;) {
    const end = rest.indexOf("\r\n", at);
    if (end < 0) return rest.length + 1;
    const line = rest.toString("latin1", at, end);
    const size = /^[0-9a-f]{1,8}(?=[ \t;]|$)/i.exec(line)?.[0];
    if (size === undefined) return "broken";
    at = end + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) return trailer(rest, at, pieces);
    if (rest.length < at + length + 2) return at + length + 2;
    if (rest.toString("latin1", at + length, at + length + 2) !== "\r\n") return "broken";
    pieces.push(rest.subarray(at, at + length));
    at += length + 2;
  }
}

/** After the last chunk: lines, of which the last is empty. */
function trailer(rest: Buffer, from: number, pieces: Buffer[]): Read {
  for (let at = from; ;) {
    const end = rest.indexOf("\r\n", at);
    if (end < 0) return rest.length + 1;
    if (end === at) return { bytes: Buffer.concat(pieces), size: end + 2 };
    at = end + 2;
  }
}
