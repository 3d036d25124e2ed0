// The processes below this one that write and read Word files, as Linux lists them.

import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

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

/** Processor time that each has used so far, in ms, by its id. */
export function processorTimes(): ReadonlyMap<number, number> {
  const msPerTick = 10 // the kernel tells in hundredths of a second
  return new Map(
    wordProcesses().map(pid => {
      // After the name, which may hold anything: user and system time are the 12th and 13th.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      return [pid, (Number(fields[11]) + Number(fields[12])) * msPerTick]
    }),
  )
}

/** The processor time of all of them, in ms. */
export function processorTime(): number {
  return [...processorTimes().values()].reduce((sum, ms) => sum + ms, 0)
}

/** How many connections or open ports of the network one of them has; the pipe to its parent is none. */
export function networkSockets(): number {
  let count = 0
  for (const pid of wordProcesses()) {
    const open = new Set(
      readdirSync(`/proc/${pid}/fd`).flatMap(fd => {
        try {
          return /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
        } catch {
          return [] // closed meanwhile
        }
      }),
    )
    for (const kind of ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'])
      for (const line of linesOf(`/proc/${pid}/net/${kind}`))
        if (open.has(line.trim().split(/\s+/u)[9] ?? '')) count += 1
  }
  return count
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(1) : []
}
