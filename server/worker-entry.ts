// How every worker thread begins. A thread does not share the main thread's compiled code: without the cache it compiles everything
// anew, which is most of what its start costs. Argument: the file that the thread is for.

import { enableCompileCache, flushCompileCache } from 'node:module'
import { argv } from 'node:process'

const [, , file] = argv
if (!file) throw new Error('this file runs as a worker thread only')
enableCompileCache()
await import(file)
flushCompileCache() // a process that is killed would never write it
