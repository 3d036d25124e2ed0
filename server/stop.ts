// The end of a server process: orderly on a signal, and never later than promised.

import type { Log } from './actions/deps.ts'

const graceMs = 4800 // the contract of SIGTERM is 5 s
const parentCheckMs = 250

/** On SIGTERM or SIGINT runs `stop` once, then ends the process: 0 when it came through, 1 when it failed or took too long. */
export function stopOnSignal(log: Log, stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => {
      log.error({ graceMs }, 'the server did not stop in time')
      process.exit(1)
    }, graceMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the server did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  // npm hands a signal to its shell, and the shell ends without handing it on: then the parent changes.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] !== undefined) {
    setInterval(() => process.ppid !== parent && onSignal(), parentCheckMs).unref()
  }
}
