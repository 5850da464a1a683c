/** A real S3-compatible store for tests: Ceph's gateway, started from `ceph-gateway.sh`, with a wire that can be cut. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSocket, type AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { CreateBucketCommand, PutBucketPolicyCommand, PutBucketWebsiteCommand, S3Client } from "@aws-sdk/client-s3";
import { readersStatement } from "../../scripts/deploy/policy.ts";
import { s3Store } from "../../scripts/deploy/stores/s3.ts";
import { openTarget, type Target } from "../../scripts/deploy/target.ts";
import type { Store } from "../../scripts/deploy/store.ts";

const SCRIPT = join(import.meta.dirname, "ceph-gateway.sh");
const run = promisify(execFile);

export const KEYS = {
  AWS_ACCESS_KEY_ID: "testaccesskey",
  AWS_SECRET_ACCESS_KEY: "testsecretkey",
  AWS_REGION: "us-east-1",
};

/** False, or the sentence with which a test that needs Ceph is skipped. */
export const noCeph: string | false = ["radosgw", "ceph-mon", "ceph-osd"].every(
  (name) => spawnSync("which", [name]).status === 0,
)
  ? false
  : "Ceph is not installed here; tests/deploy/ceph-gateway.sh install puts it on a Debian machine";

export interface Ceph {
  endpoint: string;
  port: number;
  client: S3Client;
  /** Makes a bucket of its own. */
  bucket(): Promise<string>;
  store(bucket: string, prefix?: string, endpoint?: string): Store;
  target(bucket: string, prefix?: string, endpoint?: string): Promise<Target>;
  /** Lets everybody read the bucket's pages, but not the deploy's records, and turns on its website. */
  publish(bucket: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a store; its keys are put into this process's environment, where the S3 client looks for them. */
export async function startCeph(): Promise<Ceph> {
  Object.assign(process.env, KEYS, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" });
  const dir = mkdtempSync("/tmp/ceph-");
  const [port = 0, p1 = 0, p2 = 0] = await freePorts(3);
  await run(SCRIPT, ["start", dir, String(port), String(p1), String(p2)], { timeout: 120_000 });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({
    endpoint,
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  let buckets = 0;
  return {
    endpoint,
    port,
    client,
    async bucket() {
      const name = `bucket-${buckets++}`;
      await client.send(new CreateBucketCommand({ Bucket: name }));
      return name;
    },
    store: (bucket, prefix = "", via = endpoint) => s3Store({ bucket, prefix, endpoint: via, sockets: 32 }),
    target: (bucket, prefix = "", via = endpoint) =>
      openTarget({ to: `s3://${bucket}/${prefix}`, endpoint: via, concurrency: 32 }),
    async publish(bucket) {
      const policy = { Version: "2012-10-17", Statement: [readersStatement(bucket)] };
      await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
      await client.send(
        new PutBucketWebsiteCommand({
          Bucket: bucket,
          WebsiteConfiguration: { IndexDocument: { Suffix: "index.html" }, ErrorDocument: { Key: "404.html" } },
        }),
      );
    },
    async stop() {
      client.destroy();
      await run(SCRIPT, ["stop", dir]);
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createSocket>>((resolve) => {
          const server = createSocket().listen(0, "127.0.0.1", () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

export type Verdict = "pass" | "cut before" | "cut after" | "truncate" | { status: number; code: string };

export interface Wire {
  endpoint: string;
  /** Requests seen so far. */
  count: () => number;
  close(): Promise<void>;
}

/** A wire to a server: each request is judged, and passed, cut before or after its effect, cut short, or answered with an error. */
export async function wire(
  port: number,
  judge: (request: IncomingMessage, number: number) => Verdict | Promise<Verdict>,
  host?: string,
): Promise<Wire> {
  let number = 0;
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const pieces: Buffer[] = [];
    for await (const piece of incoming) pieces.push(piece as Buffer);
    const verdict = await judge(incoming, ++number);
    if (verdict === "cut before") return void incoming.socket.destroy();
    if (typeof verdict === "object") {
      const body = `<?xml version="1.0"?><Error><Code>${verdict.code}</Code><Message>made for a test</Message></Error>`;
      return void outgoing.writeHead(verdict.status, { "content-type": "application/xml" }).end(body);
    }
    await new Promise<void>((resolve, reject) => {
      const headers = host === undefined ? incoming.headers : { ...incoming.headers, host };
      const { method, url } = incoming;
      const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const body = Buffer.concat(parts);
          resolve();
          if (verdict === "cut after") return void incoming.socket.destroy();
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          if (verdict === "truncate" && body.length > 1) {
            outgoing.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
          } else outgoing.end(body);
        });
      });
      onward.on("error", reject);
      onward.end(Buffer.concat(pieces));
    });
  };
  const server = createServer((incoming, outgoing) => {
    // A client that was killed is gone in the middle: that is what is being tried.
    handle(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => number,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
