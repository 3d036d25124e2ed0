// npm run seed -- --units N --documents M --opinions K: many units, documents and opinions for trials and benchmarks.

import { parseArgs } from 'node:util'
import { openAccounts } from '../auth/accounts.ts'
import { checkNode } from '../config.ts'
import { createLog } from '../log.ts'
import { openSqliteStore } from '../store/sqlite.ts'
import { seedMany } from './seed-many.ts'

checkNode(process.versions.node)
const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '1' },
    documents: { type: 'string', default: '1' },
    opinions: { type: 'string', default: '0' },
  },
})
const counts = {
  units: Number(values.units),
  documents: Number(values.documents),
  opinions: Number(values.opinions),
}
const faults = Object.entries(counts).flatMap(([name, count]) =>
  Number.isInteger(count) && count >= (name === 'units' ? 1 : 0)
    ? []
    : [`--${name} phải là số nguyên không âm (units từ 1).`],
)
if (process.env['DATABASE_URL']) faults.push('Bản này chỉ có SQLite: hãy bỏ DATABASE_URL và đặt DATA_DIR.')
const dataDir = process.env['DATA_DIR']?.trim()
if (!dataDir) faults.push('Hãy đặt DATA_DIR là thư mục dữ liệu cần đổ mẫu vào.')

if (faults.length === 0 && dataDir) {
  const store = await openSqliteStore({ dataDir })
  const accounts = await openAccounts({
    sqlite: store.raw,
    secret: 'only-accounts-are-made-here-no-session',
    baseUrl: 'http://localhost',
    origins: () => [],
  })
  try {
    const made = await seedMany({ store, accounts, log: createLog('warn') }, counts)
    process.stdout.write(
      `Đã thêm ${made.units} đơn vị, ${made.documents} văn kiện, ${made.opinions} ý kiến vào ${dataDir}\n`,
    )
  } finally {
    await store.close()
  }
} else {
  process.stderr.write(`Chưa đổ được dữ liệu mẫu:\n${faults.map(fault => `- ${fault}\n`).join('')}`)
  process.exitCode = 1
}
