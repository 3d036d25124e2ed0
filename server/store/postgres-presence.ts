// Who is where in a text, from node to node: words that are worth nothing a minute later. They are stored nowhere and cost
// no commit to the disk; what is lost is said again by the next heartbeat.

import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { DocumentId } from '#model/ids.ts'
import type { StoreLog } from './postgres-connection.ts'

/** Something about who is where, for the other nodes. */
export interface PresenceNote {
  /** Empty = about no document. */
  readonly documentId: DocumentId
  readonly bytes: Uint8Array
}

/** The same as another node hears it. */
export interface HeardPresence extends PresenceNote {
  /** Name of the node that sent it; another one after each start. */
  readonly from: string
}

/** The sending half. */
export interface PresenceSender {
  /**
   * Sends within a twentieth of a second, to nodes that listen now.
   *
   * @throws RangeError when the bytes do not fit a notification
   */
  send(note: PresenceNote): void
  /** What a payload holds; empty for this node's own. */
  read(payload: string): readonly HeardPresence[]
  /** Sends what waits. */
  close(): Promise<void>
}

/** Where presence is sent. */
export const presenceChannel = 'vankien_presence'

const gatherMs = 50
/** PostgreSQL takes 8,000 bytes; three bytes become four characters. */
const payloadMaxBytes = 7900
const noteMaxBytes = 5000

/** Starts a sender. */
export function startPresence(pool: Pool, log: StoreLog): PresenceSender {
  const nodeId = randomUUID()
  let waiting: string[] = []
  let timer: NodeJS.Timeout | null = null

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const payloads = packed(nodeId, waiting)
    waiting = []
    await pool
      .query(`SELECT pg_notify('${presenceChannel}', payload) FROM unnest($1::text[]) AS payload`, [payloads])
      .catch(error => log.warn({ error: String(error) }, 'presence was not sent to the other nodes'))
  }

  return {
    send({ documentId, bytes }) {
      const encoded = `${JSON.stringify(documentId)} ${Buffer.from(bytes).toString('base64')}`
      if (bytes.length > noteMaxBytes || Buffer.byteLength(encoded) > payloadMaxBytes - nodeId.length - 1) {
        throw new RangeError(`presence of ${bytes.length} bytes, at most ${noteMaxBytes}`)
      }
      waiting.push(encoded)
      timer ??= setTimeout(flush, gatherMs)
    },
    read(payload) {
      const [from, ...lines] = payload.split('\n')
      return from === nodeId || from === undefined ? [] : lines.map(line => ({ from, ...decode(line) }))
    },
    close: flush,
  }
}

/** As few payloads as hold all lines, each beginning with the node's name. */
function packed(nodeId: string, lines: readonly string[]): string[] {
  const payloads: string[] = []
  let current = nodeId
  for (const line of lines) {
    if (Buffer.byteLength(current) + 1 + Buffer.byteLength(line) > payloadMaxBytes) {
      payloads.push(current)
      current = nodeId
    }
    current += `\n${line}`
  }
  return [...payloads, current]
}

function decode(line: string): PresenceNote {
  const at = line.lastIndexOf(' ')
  const id: unknown = JSON.parse(line.slice(0, at))
  return { documentId: String(id), bytes: new Uint8Array(Buffer.from(line.slice(at + 1), 'base64')) }
}
