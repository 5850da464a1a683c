/**
 * A lock between processes on one machine, held for as long as a few file operations take. A holder that was killed
 * is noticed (its process is gone, or the lock is older than any operation lasts) and exactly one of those who wait
 * breaks its lock: the right to do so is itself a file that can be made only once, named after the dead holder's lock.
 */
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "../../refusal.ts";

/** No operation under the lock lasts this long, ms. */
const OLD = 10_000;

export class Lock {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Runs while nobody else does; `run` must not wait for anything. */
  async hold<T>(run: () => T): Promise<T> {
    const name = `${process.pid} ${randomUUID()}`;
    const mine = `${this.#path}.${name.replace(" ", ".")}`;
    this.#write(mine, name);
    const since = Date.now();
    try {
      while (!this.#take(mine)) {
        this.#breakIfDead();
        if (Date.now() - since > 3 * OLD)
          throw new Refusal(`Another program holds ${this.#path}. If none is at work, delete that file.`);
        await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 4));
      }
      try {
        return run();
      } finally {
        // Somebody who took us for dead may have broken the lock, and another may hold it by now.
        if (readFileSync(this.#path, "utf8") === name) rmSync(this.#path);
      }
    } finally {
      rmSync(mine, { force: true });
    }
  }

  #write(path: string, text: string): void {
    try {
      writeFileSync(path, text);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  #take(mine: string): boolean {
    return once(() => linkSync(mine, this.#path));
  }

  #breakIfDead(): void {
    let text: string;
    let age: number;
    try {
      text = readFileSync(this.#path, "utf8");
      age = Date.now() - statSync(this.#path).mtimeMs;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      throw error;
    }
    const [pid = "", nonce = ""] = text.split(" ");
    if (alive(Number(pid)) && age < OLD) return;
    const right = `${this.#path}.broken.${nonce}`;
    if (!once(() => writeFileSync(right, "", { flag: "wx" }))) return;
    rmSync(this.#path, { force: true });
    rmSync(`${this.#path}.${pid}.${nonce}`, { force: true });
  }
}

/** False where the file was there already. */
function once(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
