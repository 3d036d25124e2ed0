// npm run backup -- FILE_OR_FOLDER: a checked copy of the database that DATABASE_URL or DATA_DIR names; the server may run.

import { statSync } from 'node:fs'
import { checkNode } from '../config.ts'
import { conclude, describe } from './outcome.ts'
import { backupFile, nameOf, readPlace } from './place.ts'
import { backupPostgres } from './postgres-backup.ts'
import { backupSqlite } from './sqlite-backup.ts'

checkNode(process.versions.node)
await conclude('Chưa sao lưu được:', async () => {
  const place = readPlace(process.env)
  if (!place.ok) return place
  const file = backupFile(process.argv.slice(2), place.value.engine, new Date())
  if (!file.ok) return file
  const done =
    place.value.engine === 'sqlite'
      ? await backupSqlite(place.value.dataDir, file.value)
      : await backupPostgres(place.value.url, file.value)
  if (!done.ok) return done
  const kib = Math.ceil(statSync(file.value).size / 1024)
  const said = `Đã sao lưu ${nameOf(place.value)} vào ${file.value} (${kib} KiB).\n${describe(done.summary)}`
  return { ok: true, text: said }
})
