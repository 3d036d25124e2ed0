// Opens SQLite the one way we use it: WAL, every commit synced, foreign keys on.

import Database from 'better-sqlite3'

/** How long a connection waits for another one's commit before it gives up. */
const busyMs = 5000

/**
 * Opens a connection for one thread.
 *
 * @param access `read` refuses every write
 */
export function openConnection(file: string, access: 'read' | 'write'): Database.Database {
  const db = new Database(file, { readonly: access === 'read', timeout: busyMs })
  if (access === 'write') {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    // 16 MB: at 4, a busy day copies the same pages into the file several times a second.
    db.pragma('wal_autocheckpoint = 4000')
    db.pragma('foreign_keys = ON')
    // Without it REPLACE takes rows away behind the back of the triggers that guard the register.
    db.pragma('recursive_triggers = ON')
  }
  return db
}
