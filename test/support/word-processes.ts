// The processes below this one that write and read Word files, as Linux lists them.

import { readFileSync } from 'node:fs'

/** Their ids. */
export function wordProcesses(): number[] {
  const own = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  const pids = own.split(' ').filter(pid => pid !== '')
  return pids
    .filter(pid => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('word/worker.ts'))
    .map(Number)
}

/** The most memory that one of them ever held, in MiB: heap, code, files and all. */
export function peakMemory(): number {
  const peaks = wordProcesses().map(pid => {
    const line = /VmHWM:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(line?.[1] ?? Number.NaN) / 1024
  })
  return Math.max(...peaks)
}

/** The processor time that they have taken, in ms, to the hundredth of a second that Linux counts. */
export function processorTime(): number {
  const times = wordProcesses().map(pid => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10 // user and system, after the name and the state's fields
  })
  return times.reduce((sum, time) => sum + time, 0)
}
