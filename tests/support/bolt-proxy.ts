import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const REQUESTS: Readonly<Record<number, string>> = {
  1: 'HELLO',
  2: 'GOODBYE',
  15: 'RESET',
  16: 'RUN',
  17: 'BEGIN',
  18: 'COMMIT',
  19: 'ROLLBACK',
  47: 'DISCARD',
  63: 'PULL',
  84: 'TELEMETRY',
  102: 'ROUTE',
  106: 'LOGON',
  107: 'LOGOFF',
};
const ANSWERS: Readonly<Record<number, string>> = { 112: 'SUCCESS', 113: 'RECORD', 126: 'IGNORED', 127: 'FAILURE' };

/** One Bolt message on its way: https://neo4j.com/docs/bolt/current/bolt/message/ */
export interface BoltMessage {
  /** `client` for requests, `server` for answers. */
  readonly from: 'client' | 'server';
  /** `RUN`, `COMMIT`, …; of an answer `SUCCESS`, `RECORD`, `FAILURE`, `IGNORED`. */
  readonly name: string;
  /** Of an answer: the request that it answers. */
  readonly to?: string;
  /** Counts the messages of this side over all connections of the proxy, from 1. */
  readonly number: number;
  /** The message as sent, without framing. */
  readonly body: Buffer;
}

/** What becomes of a message: `cut` ends its connection before it, `half` within it, `last` after it. */
type Verdict = 'pass' | 'cut' | 'half' | 'last';

export interface ProxyOptions {
  /** Decides on every message; absent: all pass. */
  readonly onMessage?: (message: BoltMessage) => Verdict;
  /** Milliseconds that each piece of data takes each way. Default 0. */
  readonly latencyMs?: number;
  /** Bandwidth each way. Default: unlimited. */
  readonly bytesPerSecond?: number;
}

/** A proxy on loopback that understands Bolt. */
export interface BoltProxy {
  readonly uri: string;
  /** Messages that passed or were asked about, oldest first. */
  readonly seen: readonly BoltMessage[];
  /** Other behaviour from now on; counting begins anew. */
  set(options: ProxyOptions): void;
  /** Ends all connections at once. */
  cut(): void;
  close(): Promise<void>;
}

/** Stands between a driver and the server at `uri`, which must be a plain `bolt://` address. */
export async function boltProxy(uri: string, options: ProxyOptions = {}): Promise<BoltProxy> {
  const target = new URL(uri.replace(/^bolt:/, 'http:'));
  const proxy = new LoopbackProxy(Number(target.port), target.hostname);
  proxy.set(options);
  await proxy.listen();
  return proxy;
}

class LoopbackProxy implements BoltProxy {
  uri = '';
  seen: BoltMessage[] = [];
  options: ProxyOptions = {};
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #counts = { client: 0, server: 0 };

  constructor(port: number, host: string) {
    this.#server = createServer((client) => {
      const server = connect({ port, host });
      new Relay(this, client, server);
      for (const socket of [client, server]) {
        socket.setNoDelay(true);
        this.#sockets.add(socket.once('close', () => this.#sockets.delete(socket)));
      }
    });
  }

  set(options: ProxyOptions): void {
    this.options = options;
    this.seen = [];
    this.#counts = { client: 0, server: 0 };
  }

  judge(message: Omit<BoltMessage, 'number'>): Verdict {
    const counted = { ...message, number: ++this.#counts[message.from] };
    this.seen.push(counted);
    return this.options.onMessage?.(counted) ?? 'pass';
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.uri = `bolt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Length of the client's handshake: four bytes that name the protocol, four versions. */
const HANDSHAKE = 20;
const VERSION = 4;

/** One connection through the proxy. */
class Relay {
  readonly #asked: string[] = [];
  #ended = false;

  constructor(
    private readonly proxy: LoopbackProxy,
    client: Socket,
    server: Socket,
  ) {
    const end = () => {
      this.#ended = true;
      client.destroy();
      server.destroy();
    };
    const up = new Pipe(server, () => proxy.options);
    const down = new Pipe(client, () => proxy.options);
    const requests = new Messages(HANDSHAKE, (bytes) => up.write(withoutManifest(bytes)));
    const answers = new Messages(VERSION, (bytes) => down.write(bytes));
    client.on('data', (data) => {
      for (const frame of requests.add(data)) this.#pass('client', frame, up, end);
    });
    server.on('data', (data) => {
      for (const frame of answers.add(data)) this.#pass('server', frame, down, end);
    });
    for (const [socket, other] of [
      [client, up],
      [server, down],
    ] as const) {
      socket.on('error', end).on('close', () => other.end(end));
    }
  }

  #pass(from: BoltMessage['from'], { bytes, body }: Frame, pipe: Pipe, end: () => void): void {
    if (this.#ended) return;
    const signature = body[1] ?? 0;
    const name = (from === 'client' ? REQUESTS : ANSWERS)[signature] ?? `0x${signature.toString(16)}`;
    if (from === 'client') this.#asked.push(name);
    const to = from === 'server' ? this.#asked[0] : undefined;
    if (from === 'server' && name !== 'RECORD') this.#asked.shift();
    const verdict = this.proxy.judge({ from, name, body, ...(to !== undefined && { to }) });
    if (verdict === 'pass') {
      pipe.write(bytes);
      return;
    }
    this.#ended = true;
    if (verdict === 'half') pipe.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    if (verdict === 'last') pipe.write(bytes);
    pipe.end(end);
  }
}

interface Frame {
  /** With framing. */
  readonly bytes: Buffer;
  /** Without. */
  readonly body: Buffer;
}

/** Cuts what one side sends into messages: chunks of two bytes length and data, up to an empty chunk. */
class Messages {
  #rest: Buffer = Buffer.alloc(0);
  #greeted = false;

  constructor(
    private readonly greeting: number,
    private readonly onGreeting: (bytes: Buffer) => void,
  ) {}

  *add(data: Buffer): Generator<Frame> {
    this.#rest = Buffer.concat([this.#rest, data]);
    if (!this.#greeted) {
      if (this.#rest.length < this.greeting) return;
      this.#greeted = true;
      this.onGreeting(this.#take(this.greeting));
    }
    for (let frame = this.#next(); frame; frame = this.#next()) yield frame;
  }

  #next(): Frame | undefined {
    const chunks: Buffer[] = [];
    for (let at = 0; at + 2 <= this.#rest.length; ) {
      const length = this.#rest.readUInt16BE(at);
      at += 2;
      // an empty chunk between messages only keeps the connection alive
      if (length === 0 && chunks.length > 0) return { body: Buffer.concat(chunks), bytes: this.#take(at) };
      if (at + length > this.#rest.length) return undefined;
      if (length > 0) chunks.push(Buffer.from(this.#rest.subarray(at, at + length)));
      at += length;
    }
    return undefined;
  }

  #take(length: number): Buffer {
    const taken = Buffer.from(this.#rest.subarray(0, length));
    this.#rest = this.#rest.subarray(length);
    return taken;
  }
}

/** The newest handshake lists versions at any length; without it the server answers with four bytes. */
function withoutManifest(handshake: Buffer): Buffer {
  const bytes = Buffer.from(handshake);
  for (let at = VERSION; at < HANDSHAKE; at += VERSION) {
    if (bytes.readUInt32BE(at) === 0x1ff) bytes.writeUInt32BE(0, at);
  }
  return bytes;
}

/** Writes in order, late and slowly if the proxy is told so. */
class Pipe {
  #last: Promise<void> = Promise.resolve();
  #busyUntil = 0;

  constructor(
    private readonly to: Socket,
    private readonly options: () => ProxyOptions,
  ) {}

  write(bytes: Buffer): void {
    const { latencyMs = 0, bytesPerSecond = Number.POSITIVE_INFINITY } = this.options();
    const now = Date.now();
    this.#busyUntil = Math.max(this.#busyUntil, now) + (bytes.length / bytesPerSecond) * 1000;
    const at = this.#busyUntil + latencyMs;
    this.#last = this.#last.then(async () => {
      if (at > Date.now()) await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
      if (!this.to.destroyed) this.to.write(bytes);
    });
  }

  /** Once all is written. */
  end(done: () => void): void {
    this.#last = this.#last.then(
      () => new Promise<void>((resolve) => (this.to.destroyed ? resolve() : void this.to.end(() => resolve()))),
    );
    void this.#last.then(done);
  }
}
