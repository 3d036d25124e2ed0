// Opens connections to PostgreSQL the one way we use them: found out when they are dead, and never holding a lock for long.

import { Client, Pool } from 'pg'

/** Where what an operator should know is written. Never a word of any text. */
export interface StoreLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** What a connection is for; operators see it in `pg_stat_activity`. */
type Job = 'append' | 'listen' | 'lock' | 'migrate'

const connectMs = 5000
/** A statement that takes longer stands on a connection that is gone or on a database that is stuck. */
const statementMs = 10_000
/** A node that freezes between BEGIN and COMMIT gives its documents free after this. */
const idleInTransactionMs = 5000
const poolMax = 8

const alive = { keepAlive: true, keepAliveInitialDelayMillis: 5000, connectionTimeoutMillis: connectMs }

/**
 * Opens a connection of its own for one job. When it breaks, every statement on it rejects and `end` is emitted.
 *
 * @throws Error when the database cannot be reached
 */
export async function openClient(url: string, job: Job): Promise<Client> {
  const client = new Client({
    ...alive,
    connectionString: url,
    application_name: `vankien ${job}`,
    // Migrations and locks wait for other nodes as long as these take.
    ...(job === 'append' || job === 'listen' ? { query_timeout: statementMs } : {}),
    ...(job === 'append' ? { pipeline: true, idle_in_transaction_session_timeout: idleInTransactionMs } : {}),
  })
  client.on('error', () => undefined) // the statements reject and `end` follows: whoever opened it hears of it there
  try {
    await client.connect()
  } catch (error) {
    await client.end().catch(() => undefined) // it never was open
    throw error
  }
  return client
}

/** Connections for reads and for the accounts' library; a broken one is replaced by itself. */
export function openPool(url: string, log: StoreLog): Pool {
  const pool = new Pool({
    ...alive,
    connectionString: url,
    application_name: 'vankien read',
    max: poolMax,
    query_timeout: 30_000,
  })
  // One that is in use: its statement rejects, and whoever uses it hears of it there. Without a listener the process would end.
  pool.on('connect', client => client.on('error', () => undefined))
  pool.on('error', error => log.warn({ error: error.message }, 'an idle connection to the database was lost'))
  return pool
}

/** The five letters and digits by which PostgreSQL names an error, or an empty text for any other error. */
export function sqlState(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[0-9A-Z]{5}$/u.test(code) ? code : ''
}
