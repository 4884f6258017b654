import net from "node:net";
import tls from "node:tls";
import { OperatingError } from "../../errors.ts";
import { FrameGuard, type FrameFault, type FrameLimits } from "./frame-guard.ts";

export interface GateOptions {
  readonly host: string;
  readonly port: number;
  /** With it the gate speaks TLS 1.3 and asks for a client certificate, which may be absent. */
  readonly certificate?: {
    readonly key: string;
    readonly certificate: string;
    readonly authority: string;
  };
  readonly limits: FrameLimits;
  readonly connectionsPerAddress: number;
  /** A connection that passed: hand it to the broker. */
  readonly onConnection: (socket: net.Socket) => void;
  readonly onRefused: (reason: FrameFault | "too-many-connections" | "certificate") => void;
}

export interface Gate {
  readonly port: number;
  close(): Promise<void>;
}

const handshakeTimeoutMs = 3_000;

/**
 * Opens a port in front of the broker. Each connection is counted by its address and watched frame
 * by frame, so that a stranger costs neither memory nor a place.
 * @throws OperatingError PORT_IN_USE
 */
export async function openGate(options: GateOptions): Promise<Gate> {
  const perAddress = new Map<string, number>();
  const open = new Set<net.Socket>();

  const admit = (socket: net.Socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (perAddress.get(address) ?? 0) + 1;
    perAddress.set(address, count);
    open.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => {
      open.delete(socket);
      const left = perAddress.get(address)! - 1;
      if (left === 0) perAddress.delete(address);
      else perAddress.set(address, left);
    });
    if (count > options.connectionsPerAddress) {
      options.onRefused("too-many-connections");
      socket.destroy();
    }
  };
  const pass = (socket: net.Socket) => {
    if (socket.destroyed) return;
    guardFrames(socket, options);
    options.onConnection(socket);
  };

  const server =
    options.certificate === undefined
      ? net.createServer({ noDelay: true }, pass)
      : createTlsServer(options.certificate, options, pass);
  server.prependListener("connection", admit);
  await listen(server, options);
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function createTlsServer(
  { key, certificate, authority }: NonNullable<GateOptions["certificate"]>,
  options: GateOptions,
  pass: (socket: net.Socket) => void,
): tls.Server {
  const server = tls.createServer({
    key,
    cert: certificate,
    ca: authority,
    requestCert: true,
    // A device with a secret has no certificate; one with a wrong certificate is refused below.
    rejectUnauthorized: false,
    minVersion: "TLSv1.3",
    handshakeTimeout: handshakeTimeoutMs,
  });
  server.on("secureConnection", (socket) => {
    socket.on("error", () => undefined);
    const isShown = Object.keys(socket.getPeerCertificate()).length > 0;
    if (socket.authorized || !isShown) {
      pass(socket);
      return;
    }
    options.onRefused("certificate");
    socket.destroy();
  });
  return server;
}

/** aedes takes all its bytes through `read`; there the guard sees them first. */
function guardFrames(socket: net.Socket, { limits, onRefused }: GateOptions): void {
  const guard = new FrameGuard(limits);
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null;
  socket.read = (size?: number) => {
    const chunk = read(size);
    const fault = chunk === null ? undefined : guard.accept(chunk);
    if (fault === undefined) return chunk;
    onRefused(fault);
    socket.destroy();
    return null;
  };
}

function listen(server: net.Server, { host, port }: GateOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new OperatingError("PORT_IN_USE", `${host}:${port}`, { cause: error })
          : error,
      );
    });
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      server.on("error", () => undefined);
      resolve();
    });
  });
}
