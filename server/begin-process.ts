// What a server's process sets right before anything else of it is loaded.

import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { checkNode } from './config.ts'

/**
 * So long after a whole collection V8 begins to look whether a process has become quiet, and then collects twice more, which holds
 * everybody's keys for 10 to 20 ms each. As it comes it does so after 8 seconds, also while some people type (ADR 49).
 */
const tidyAfterMs = 60_000

/**
 * Checks the version of Node, keeps compiled code so that a second start compiles nothing anew, and lets V8 wait before it tidies up.
 *
 * @throws Error for a Node that is too old
 */
export function beginProcess(): void {
  checkNode(process.versions.node)
  enableCompileCache()
  setFlagsFromString(`--gc-memory-reducer-start-delay-ms=${tidyAfterMs}`)
}
