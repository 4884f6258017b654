import type { LiveMessage } from "../../edge/contract/http.ts";

/** What a screen does with news. Headquarters' screen has messages of its own. */
export interface LiveListener<Message = LiveMessage> {
  readonly onMessage: (message: Message) => void;
  /** Called each time the line is up, the first time too: messages may have been missed, read again. */
  readonly onOpen: () => void;
  /** Called each time the line is lost. */
  readonly onLost?: () => void;
}

/** The parts of the browser that the line needs; tests bring their own. */
export interface LiveWorld {
  readonly connect: (address: string) => WebSocket;
  readonly after: (ms: number, action: () => void) => () => void;
}

const firstPauseMs = 500;
const longestPauseMs = 8000;

const browser: LiveWorld = {
  connect: (address) => new WebSocket(address),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Where the live changes of this page's box are. */
export function liveAddress(page: Pick<Location, "protocol" | "host">): string {
  return `${page.protocol === "https:" ? "wss:" : "ws:"}//${page.host}/api/v1/live`;
}

/**
 * Listens to the box until it is closed. A lost line is taken up again after 0.5 s, then after twice
 * as long each time, at most 8 s.
 *
 * @returns closes the line for good.
 */
export function listenLive<Message = LiveMessage>(
  address: string,
  listener: LiveListener<Message>,
  world: LiveWorld = browser,
): () => void {
  let isClosed = false;
  let pauseMs = firstPauseMs;
  let socket: WebSocket | undefined;
  let cancelPause = (): void => undefined;

  const open = (): void => {
    socket = world.connect(address);
    socket.onopen = () => {
      pauseMs = firstPauseMs;
      listener.onOpen();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string") listener.onMessage(JSON.parse(data) as Message);
    };
    socket.onclose = () => {
      if (isClosed) return;
      listener.onLost?.();
      cancelPause = world.after(pauseMs, open);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
  };

  open();
  return () => {
    isClosed = true;
    cancelPause();
    socket?.close();
  };
}
