import { TopicTree } from "./topic-tree.ts";

interface Message {
  readonly topic: string;
}

type Listener = (message: Message, done: () => void) => void;

/**
 * Hands each message inside the broker to those who wait for it. Takes the place of aedes' own
 * emitter, which keeps a queue and empties it by recursion: when a flood's subscriber vanishes, the
 * queue has no takers and the call stack overflows (moscajs/aedes#193). This one has no queue: a
 * publisher is read again only when its last message has been handed on.
 */
export class Emitter {
  readonly #listeners = new TopicTree<Listener>();
  #isClosed = false;

  on(filter: string, listener: Listener, done?: () => void): this {
    this.#listeners.add(filter, listener);
    if (done !== undefined) setImmediate(done);
    return this;
  }

  removeListener(filter: string, listener: Listener, done?: () => void): this {
    this.#listeners.remove(filter, listener);
    if (done !== undefined) setImmediate(done);
    return this;
  }

  emit(message: Message, done?: (error?: Error) => void): this {
    if (this.#isClosed) {
      done?.(new Error("the broker is closed"));
      return this;
    }
    const takers = this.#listeners.match(message.topic);
    let waiting = takers.length;
    if (waiting === 0) done?.();
    for (const taker of takers)
      taker(message, () => {
        waiting -= 1;
        if (waiting === 0) done?.();
      });
    return this;
  }

  close(done?: () => void): this {
    this.#isClosed = true;
    if (done !== undefined) setImmediate(done);
    return this;
  }
}
