// Brings a database to the schema of migrations.ts. A step is done whole or not at all, so a killed start resumes.

import type { Database } from 'better-sqlite3'
import { type Migration, migrations } from './migrations.ts'

/**
 * Runs the steps that the database has not had yet, each in its own transaction. Steps of a later release are let be.
 *
 * @param steps in order of their numbers
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)',
  )
  const done = new Set(db.prepare<[], number>('SELECT number FROM schema_migrations').pluck().all())
  const note = db.prepare<[number, string]>('INSERT INTO schema_migrations (number, name) VALUES (?, ?)')
  const run = db.transaction((step: Migration) => {
    for (const statement of step.statements) db.exec(statement)
    note.run(step.number, step.name)
  })
  for (const step of steps) if (!done.has(step.number)) run.immediate(step)
}
