// npm run seed -- --units N --documents M --opinions K: many units, documents and opinions for trials and benchmarks.

import { parseArgs } from 'node:util'
import { openAccounts } from '../auth/accounts.ts'
import { checkNode } from '../config.ts'
import { createLog } from '../log.ts'
import { openStore } from '../open-store.ts'
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
const databaseUrl = process.env['DATABASE_URL']?.trim() || null
const dataDir = process.env['DATA_DIR']?.trim() || null
if (databaseUrl === null && dataDir === null) {
  faults.push('Hãy đặt DATA_DIR là thư mục dữ liệu, hoặc DATABASE_URL là cơ sở dữ liệu, cần đổ mẫu vào.')
}

if (faults.length === 0) {
  const log = createLog('warn')
  const { store, database } = await openStore({ dataDir: dataDir ?? '', databaseUrl }, log)
  const accounts = await openAccounts({
    database,
    secret: 'only-accounts-are-made-here-no-session',
    baseUrl: 'http://localhost',
    origins: () => [],
  })
  try {
    const made = await seedMany({ store, accounts, log }, counts)
    process.stdout.write(
      `Đã thêm ${made.units} đơn vị, ${made.documents} văn kiện, ${made.opinions} ý kiến vào ${databaseUrl === null ? dataDir : 'cơ sở dữ liệu'}\n`,
    )
  } finally {
    await store.close()
  }
} else {
  process.stderr.write(`Chưa đổ được dữ liệu mẫu:\n${faults.map(fault => `- ${fault}\n`).join('')}`)
  process.exitCode = 1
}
