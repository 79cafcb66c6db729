/**
 * The line between the product and PostgreSQL, which can be cut at a chosen moment: a small TCP proxy.
 */
import { connect, createServer, type Socket } from 'node:net'

/** PostgreSQL's last word on a statement (ReadyForQuery, idle): what it did is committed by then. */
const COMMITTED = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])

export type Line = {
  /** The database's address, through this line. */
  url: string
  /** Cuts the connection that carries `text` after the server has done it, before it can say so. */
  loseReplyTo(text: string): Promise<void>
  /** Cuts the connection that is about to carry `text`, which never arrives. */
  loseRequest(text: string): Promise<void>
  /** Cuts everything, and refuses connections until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  /** From now on whatever is sent disappears; the connections stay. */
  silence(): void
  close(): Promise<void>
}

type Cut = { text: string; when: 'before' | 'after'; done: () => void }

export async function lineTo(databaseUrl: string): Promise<Line> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let cut: Cut | undefined
  let silent = false
  const server = createServer(carry)
  await listen(0)
  const port = portOf()

  function carry(client: Socket) {
    const upstream = connect(Number(target.port), target.hostname)
    let doomed: Cut | undefined
    const end = () => {
      for (const socket of [client, upstream]) {
        socket.destroy()
        sockets.delete(socket)
      }
    }
    const finish = ({ done }: Cut) => {
      end()
      done()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', end)
    }
    client.on('data', (bytes) => {
      if (silent) return
      if (cut && bytes.includes(cut.text)) {
        doomed = cut
        cut = undefined
      }
      if (doomed?.when === 'before') finish(doomed)
      else upstream.write(bytes)
    })
    upstream.on('data', (bytes) => {
      if (silent) return
      if (!doomed) client.write(bytes)
      else if (bytes.subarray(-COMMITTED.length).equals(COMMITTED)) finish(doomed)
    })
  }

  function listen(at: number): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, '127.0.0.1', resolve)
    })
  }

  function portOf(): number {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  const lose = (text: string, when: Cut['when']) =>
    new Promise<void>((done) => {
      cut = { text, when, done }
    })
  const down = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  target.hostname = '127.0.0.1'
  const url = new URL(target)
  url.port = String(port)
  return {
    url: url.href,
    loseReplyTo: (text) => lose(text, 'after'),
    loseRequest: (text) => lose(text, 'before'),
    down,
    up: () => listen(port),
    silence() {
      silent = true
    },
    close: async () => (server.listening ? down() : undefined),
  }
}
