// The steps of migrations.ts in PostgreSQL's words, and what runs them. Types are translated; SQLite's triggers are left
// out, and what stands in their place, with the tables that only several nodes need, is listed here per step.

import type { Client } from 'pg'
import { type Migration, migrations } from './migrations.ts'
import { openClient } from './postgres-connection.ts'

/** What a step has on PostgreSQL beside its translated statements. */
const additions: Readonly<Record<number, readonly string[]>> = {
  1: [
    `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '%: rows are never changed or taken away', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`,
    ...insertOnly('register_events'),
    ...insertOnly('versions'),
    `CREATE FUNCTION refuse_out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        last record;
      BEGIN
        SELECT seq, hash INTO last FROM register_events WHERE document_id = NEW.document_id ORDER BY seq DESC LIMIT 1;
        IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.prev_hash <> coalesce(last.hash, repeat('0', 64)) THEN
          RAISE EXCEPTION 'register_events: this event does not follow the last one'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$`,
    `CREATE TRIGGER register_events_in_order BEFORE INSERT ON register_events
      FOR EACH ROW EXECUTE FUNCTION refuse_out_of_order()`,
    'ALTER TABLE register_events ENABLE ALWAYS TRIGGER register_events_in_order',
    `CREATE TABLE log_writers (
      id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
      seen_at TIMESTAMPTZ NOT NULL DEFAULT now()
    )`,
    `CREATE TABLE log_commits (
      writer_id TEXT COLLATE "C" NOT NULL REFERENCES log_writers (id) ON DELETE CASCADE,
      seq BIGINT NOT NULL CHECK (seq >= 1),
      at TIMESTAMPTZ NOT NULL DEFAULT now(),
      changes TEXT COLLATE "C" NOT NULL,
      PRIMARY KEY (writer_id, seq)
    )`,
    'CREATE INDEX log_commits_by_time ON log_commits (at)',
  ],
  2: [
    `CREATE TABLE data_epoch (
      id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
      epoch TEXT COLLATE "C" NOT NULL
    )`,
  ],
  9: insertOnly('attachments'),
  // Asked of every row it cost two fifths of what a key costs the database; the one statement that appends takes its documents out of
  // text_snapshots, whose rows are the documents' (docs/adr/0042-what-is-told-with-a-commit.md).
  12: ['ALTER TABLE text_updates DROP CONSTRAINT text_updates_document_id_fkey'],
  13: insertOnly('dossier_events'),
}

/** A step as PostgreSQL runs it. Texts compare byte by byte on every server, as SQLite compares them. */
export function forPostgres(step: Migration): Migration {
  return {
    ...step,
    statements: [
      ...step.statements
        .filter(statement => !statement.startsWith('CREATE TRIGGER'))
        .map(statement =>
          /^(?:CREATE|ALTER) TABLE/u.test(statement)
            ? statement.replaceAll(/\bTEXT\b/gu, 'TEXT COLLATE "C"').replaceAll(/\bBLOB\b/gu, 'BYTEA')
            : statement,
        ),
      ...(additions[step.number] ?? []),
    ],
  }
}

/**
 * Runs the steps that the database has not had yet, each in its own transaction, one node at a time. A role that may
 * make no tables can start on a database that has had them all.
 *
 * @param steps in order of their numbers, as in migrations.ts
 */
export async function migratePostgres(url: string, steps: readonly Migration[] = migrations): Promise<void> {
  const client = await openClient(url, 'migrate')
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('vankien schema'))`)
    const { rows } = await client.query<{ found: string | null }>(
      `SELECT to_regclass('schema_migrations')::text AS found`,
    )
    if (!rows[0]?.found) {
      await client.query(
        'CREATE TABLE schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)',
      )
    }
    const had = await client.query<{ number: number }>('SELECT number FROM schema_migrations')
    const done = new Set(had.rows.map(({ number }) => number))
    for (const step of steps) if (!done.has(step.number)) await runStep(client, forPostgres(step))
  } finally {
    await client.end()
  }
}

async function runStep(client: Client, step: Migration): Promise<void> {
  await client.query('BEGIN')
  for (const statement of step.statements) await client.query(statement)
  await client.query('INSERT INTO schema_migrations (number, name) VALUES ($1, $2)', [step.number, step.name])
  await client.query('COMMIT')
}

function insertOnly(table: string): string[] {
  return [
    `CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    // ALWAYS: also in a session that plays back another server's changes.
    `ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_no_change`,
  ]
}
