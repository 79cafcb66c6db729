import type { ServerResponse } from 'node:http'
import type { Log, LogEntry } from './log'

/** The log as server-sent events: what came after an event, and then everything that follows. */

// More than the whole log, so that a reader who keeps up can always be told all of it.
const WAITING_BYTES_MAX = 16_777_216

export const streamLog = (log: Log, stream: ServerResponse, after: number) => {
  stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  stream.flushHeaders()
  for (const entry of log.after(after)) send(stream, entry)
  const stop = log.listen((entry) => send(stream, entry))
  stream.on('close', stop)
}

/** A reader who falls too far behind is cut off, and asks again from where it was. */
const send = (stream: ServerResponse, entry: LogEntry) => {
  if (stream.writableEnded || stream.destroyed) return
  stream.write(`id: ${entry.eventId}\ndata: ${JSON.stringify(entry)}\n\n`)
  if (stream.writableLength > WAITING_BYTES_MAX) stream.destroy()
}
