// Two servers on one PostgreSQL: people type at the one and are read at the other, through sockets on both sides.

import { startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { beginReport } from './long-document.ts'
import { type Figures, typeAway } from './sync-load.ts'
import { type BenchServer, cpuMs } from './sync-servers.ts'

const documents = 8

/** What one run gave, and processor time for each key of everything beside the two servers, µs. */
export interface NodeFigures extends Figures {
  readonly databaseCpu: number
  readonly loadCpu: number
}

/** Lets one person type in each of eight documents on one server, and one read on the other. Null without PostgreSQL. */
export async function measureNodes(updatesPerSecond: number, seconds: number): Promise<NodeFigures | null> {
  const bin = findPostgres()
  if (bin === null) return null
  const cluster = await startCluster(bin)
  try {
    const env = { DATABASE_URL: await cluster.createDatabase() }
    const near = await startServer({ env })
    const far = await startServer({ env })
    try {
      const besides: { readonly databaseMs: number; readonly loadMs: number }[] = []
      const people = await Promise.all([signIn(near.url, 'drafter1'), signIn(near.url, 'drafter2')])
      const server: Pick<BenchServer, 'name' | 'begin' | 'address' | 'cpuMs'> = {
        name: 'vankien',
        begin: () => beginReport(people[0], 'Báo cáo để đo'),
        // The first of each document types here, the second reads there.
        address: (id, person = 0) => {
          const { url } = person === 0 ? near : far
          return {
            port: Number(new URL(url).port),
            path: `/sync/${id}`,
            headers: { cookie: people[person % people.length]?.cookie ?? '', origin: url },
            name: null,
            answers: true,
          }
        },
        // Asked when the load is warm, and at its end.
        cpuMs: () => {
          const { user, system } = process.cpuUsage()
          const databaseMs = cluster.pids().reduce((sum, pid) => sum + cpuMs(pid), 0)
          besides.push({ databaseMs, loadMs: (user + system) / 1_000 })
          return cpuMs(near.pid) + cpuMs(far.pid)
        },
      }
      const load = { documents, writers: 1, readers: 1, rate: updatesPerSecond / documents }
      const figures = await typeAway(server, load, seconds)
      const spent = (of: 'databaseMs' | 'loadMs') =>
        (((besides.at(-1)?.[of] ?? 0) - (besides[0]?.[of] ?? 0)) * 1_000) / (updatesPerSecond * seconds)
      return { ...figures, databaseCpu: spent('databaseMs'), loadCpu: spent('loadMs') }
    } finally {
      await Promise.all([near.kill(), far.kill()])
    }
  } finally {
    await cluster.close()
  }
}
