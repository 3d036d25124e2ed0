// The figures of live editing in the text format of Prometheus. Counted by the hub itself: nothing is measured twice.

import { commitBoundsMs, type HubFigures } from '../sync/figures.ts'

/** The lines, each ended. */
export function liveLines(figures: HubFigures): string {
  const { rooms, sleeping, packed, sockets, waitingBytes, ageMs, commits, refusals } = figures
  const buckets = commits.upTo.map((count, at) => ({ le: String((commitBoundsMs[at] ?? 0) / 1000), count }))
  const lines = [
    ...gauge('live_rooms', 'Texts that are open', rooms),
    ...gauge('live_rooms_sleeping', 'Texts of them that nobody has written in for a while', sleeping),
    ...gauge('live_rooms_packed', 'Sleeping texts of which more is kept than their place on disk', packed),
    ...gauge('live_sockets', 'Sockets that are open', sockets),
    ...gauge('live_waiting_bytes', 'Bytes that wait to be handled or to be read by clients', waitingBytes),
    ...gauge('live_oldest_uncommitted_seconds', 'Age of the oldest update that is not on disk', ageMs / 1000),
    ...head('live_commit_seconds', 'Time from an update to its commit', 'histogram'),
    ...[...buckets, { le: '+Inf', count: commits.count }].map(
      ({ le, count }) => `live_commit_seconds_bucket{le="${le}"} ${count}`,
    ),
    `live_commit_seconds_sum ${commits.sumMs / 1000}`,
    `live_commit_seconds_count ${commits.count}`,
    ...head('live_refused_total', 'What was refused, by rule', 'counter'),
    ...[...refusals].map(([rule, count]) => `live_refused_total{rule="${rule}"} ${count}`),
  ]
  return `${lines.join('\n')}\n`
}

function head(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`]
}

function gauge(name: string, help: string, value: number): string[] {
  return [...head(name, help, 'gauge'), `${name} ${value}`]
}
