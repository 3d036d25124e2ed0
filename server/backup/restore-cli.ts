// npm run restore -- FILE_OR_FOLDER: puts a backup into the empty database that DATABASE_URL or DATA_DIR names.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode } from '../config.ts'
import { epochFile } from '../epoch.ts'
import { conclude, describe } from './outcome.ts'
import { nameOf, readPlace, restoreFile } from './place.ts'
import { restorePostgres } from './postgres-backup.ts'
import { restoreSqlite } from './sqlite-backup.ts'

checkNode(process.versions.node)
await conclude('Chưa khôi phục được:', async () => {
  const place = readPlace(process.env)
  if (!place.ok) return place
  const file = restoreFile(process.argv.slice(2), place.value.engine)
  if (!file.ok) return file
  const done =
    place.value.engine === 'sqlite'
      ? await restoreSqlite(file.value, place.value.dataDir)
      : await restorePostgres(file.value, place.value.url)
  if (!done.ok) return done
  rmSync(join(place.value.dataDir, epochFile), { force: true }) // pages from before must not bring their text back
  const said = [
    `Đã khôi phục ${file.value} vào ${nameOf(place.value)}.`,
    'Mọi phiên đăng nhập đã kết thúc: mọi người đăng nhập lại và tải lại trang đang mở.',
    describe(done.summary),
  ]
  return { ok: true, text: said.join('\n') }
})
