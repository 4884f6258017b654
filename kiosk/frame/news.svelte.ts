import { listenLive, type LiveWorld } from "../api/live.ts";

/** A part of a screen that news concern. */
export interface NewsReader<Message> {
  readonly onMessage: (message: Message) => void;
  /** The line is up again: messages may have been missed. */
  readonly onOpen: () => void;
}

/** The one live line of a screen, for all its pages. */
export class News<Message> {
  isLive = $state(false);
  #readers: readonly NewsReader<Message>[] = [];

  /** @returns closes the line. */
  open(address: string, world?: LiveWorld): () => void {
    return listenLive<Message>(
      address,
      {
        onOpen: () => {
          this.isLive = true;
          for (const reader of this.#readers) reader.onOpen();
        },
        onLost: () => {
          this.isLive = false;
        },
        onMessage: (message) => {
          for (const reader of this.#readers) reader.onMessage(message);
        },
      },
      world,
    );
  }

  /** @returns stops reading. */
  read(reader: NewsReader<Message>): () => void {
    this.#readers = [...this.#readers, reader];
    return () => {
      this.#readers = this.#readers.filter((each) => each !== reader);
    };
  }
}
