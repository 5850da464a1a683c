/** Server-sent events: what the pages that are open are told. */
import type { ServerResponse } from "node:http";

export class EventStream {
  private readonly open = new Set<ServerResponse>();

  /** Adds a reader; it is told `event` first, so that what changed while it was away is not missed. */
  add(response: ServerResponse, event: object): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(`retry: 300\ndata: ${JSON.stringify(event)}\n\n`);
    this.open.add(response);
    response.on("close", () => this.open.delete(response));
  }

  tell(event: object): void {
    for (const response of this.open) response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    for (const response of this.open) response.end();
  }
}
