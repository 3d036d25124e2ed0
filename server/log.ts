// The server's log: JSON lines on stderr, so that stdout keeps its one `ready` line. No word of any text or password goes in.

import { pino } from 'pino'
import type { Log } from './actions/deps.ts'

/** A log that writes to stderr. @param level `silent` for programs that print for people */
export function createLog(level: 'info' | 'warn' | 'silent'): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: [
        'password',
        'token',
        'authorization',
        'cookie',
        '*.password',
        '*.token',
        '*.authorization',
        '*.cookie',
      ],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
