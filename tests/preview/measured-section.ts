/** The thread that holds the section, of any copy of the project, with one question more: how much memory it uses. */
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Asked, Drawn, DrawingSettings, Standing } from "../../scripts/preview/contract.ts";

type SectionThread = typeof import("../../scripts/preview/section-thread.ts");

/** `module` is the address of the copy's own `section-thread.ts`. */
export function open({ module, ...settings }: DrawingSettings & { module: string }): MeasuredSection {
  return new MeasuredSection(import(module).then((code: SectionThread) => code.open(settings)));
}

export class MeasuredSection {
  private readonly section: Promise<Asked>;

  constructor(section: Promise<Asked>) {
    this.section = section;
  }

  async renew(): Promise<Standing> {
    return (await this.section).renew(undefined);
  }

  async draw(address: string): Promise<Drawn | undefined> {
    return (await this.section).draw(address);
  }

  /** Bytes of the thread's heap in use once everything that nobody holds is gone. */
  used(): number {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    collect();
    return getHeapStatistics().used_heap_size;
  }
}
