// Two servers on one PostgreSQL: people type at the one and are read at the other, through sockets on both sides.

import { startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { beginReport } from './long-document.ts'
import { type Figures, typeAway } from './sync-load.ts'
import { type BenchServer, cpuMs } from './sync-servers.ts'

const documents = 8

/** Lets one person type in each of eight documents on one server, and one read on the other. Null without PostgreSQL. */
export async function measureNodes(updatesPerSecond: number, seconds: number): Promise<Figures | null> {
  const bin = findPostgres()
  if (bin === null) return null
  const cluster = await startCluster(bin)
  try {
    const env = { DATABASE_URL: await cluster.createDatabase() }
    const near = await startServer({ env })
    const far = await startServer({ env })
    try {
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
        cpuMs: () => cpuMs(near.pid) + cpuMs(far.pid),
      }
      const load = { documents, writers: 1, readers: 1, rate: updatesPerSecond / documents }
      return await typeAway(server, load, seconds)
    } finally {
      await Promise.all([near.kill(), far.kill()])
    }
  } finally {
    await cluster.close()
  }
}
