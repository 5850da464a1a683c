/** A thread's side of the conversation: questions answered in the order they come. */
import type { MessagePort } from "node:worker_threads";

/** A method to call, and its one argument. */
export interface Question {
  id: number;
  ask: string;
  with: unknown;
}

/** An error as it travels between threads. */
export interface Thrown {
  name: string;
  message: string;
  stack?: string;
}

export type Answer = { id: number; answer: unknown } | { id: number; thrown: Thrown };
/** What a thread says; `ready` once its module is read, `failed` where that cannot be. */
export type Told = Answer | { ready: true } | { failed: Thrown };

/** Answers questions with the methods of `made` until the thread is ended. */
export function answerQuestions(port: MessagePort, made: object): void {
  let before = Promise.resolve();
  port.on("message", (question: Question) => {
    before = before.then(async () => port.postMessage(await answer(made, question)));
  });
  port.postMessage({ ready: true } satisfies Told);
}

async function answer(made: object, { id, ask, with: asked }: Question): Promise<Answer> {
  try {
    const method = (made as Record<string, (asked: unknown) => unknown>)[ask]!;
    return { id, answer: await method.call(made, asked) };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { id, thrown: { name, message, ...(stack === undefined ? {} : { stack }) } };
  }
}
