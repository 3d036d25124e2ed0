// npm start: settings from the environment, one server, an orderly end.

import { beginProcess } from './begin-process.ts'
import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { stopOnSignal } from './stop.ts'

beginProcess()
const read = readConfig(process.env)
if (read.ok) {
  const log = createLog('info')
  const { startServer } = await import('./assemble.ts')
  const server = await startServer({ ...read.config, log })
  const setup =
    server.setupLink === null
      ? ''
      : `Chưa có người quản trị. Mở liên kết dùng một lần này để lập tài khoản quản trị:\n${server.setupLink}\n`
  process.stdout.write(`ready ${server.url}\n${setup}`)
  stopOnSignal(log, () => server.stop())
} else {
  process.stderr.write(`Văn Kiện chưa khởi động được:\n${read.faults.map(fault => `- ${fault}\n`).join('')}`)
  process.exitCode = 1
}
