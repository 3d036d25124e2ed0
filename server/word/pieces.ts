// A long job goes to its process in pieces: what is sent is copied on the main thread, which answers others in between.

import type { NodeJson } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import type { WorkerJob } from './pool.ts'

/** Sections or opinions of the job that follows. */
export interface JobPiece {
  readonly mode: 'piece'
  readonly sections: readonly NodeJson[]
  readonly opinions: readonly Opinion[]
}

type SplitJob = Extract<WorkerJob, { readonly opinions: readonly Opinion[] }>
const itemsAtOnce = 400 // blocks or opinions: a copy of so many takes some milliseconds

/**
 * Sends a job. Sections and opinions of a long one go ahead of it, some at a time.
 *
 * @param send hands a message to the process and resolves when the next one may follow
 * @throws Error when a part of the job cannot be copied
 */
export async function sendJob(
  work: WorkerJob,
  send: (message: WorkerJob | JobPiece) => Promise<void>,
): Promise<void> {
  const pieces = 'opinions' in work ? piecesOf(work) : []
  if (!('opinions' in work) || pieces.length <= 2) return send(work)
  for (const piece of pieces) await send(piece)
  return send({ ...work, doc: { ...work.doc, content: [] }, opinions: [] })
}

/** A section is never split. */
function piecesOf({ doc, opinions }: SplitJob): JobPiece[] {
  const pieces: JobPiece[] = []
  let sections: NodeJson[] = []
  let blocks = 0
  const end = () => {
    if (sections.length > 0) pieces.push({ mode: 'piece', sections, opinions: [] })
    sections = []
    blocks = 0
  }
  for (const section of doc.content ?? []) {
    sections.push(section)
    blocks += section.content?.length ?? 0
    if (blocks >= itemsAtOnce) end()
  }
  end()
  for (let from = 0; from < opinions.length; from += itemsAtOnce) {
    pieces.push({ mode: 'piece', sections: [], opinions: opinions.slice(from, from + itemsAtOnce) })
  }
  return pieces
}

/** Puts the pieces of a job together again. */
export class JobPieces {
  #sections: NodeJson[] = []
  #opinions: Opinion[] = []

  add({ sections, opinions }: JobPiece): void {
    this.#sections.push(...sections)
    this.#opinions.push(...opinions)
  }

  /** The whole job; nothing of it is kept. */
  complete(work: WorkerJob): WorkerJob {
    const isWhole = this.#sections.length === 0 && this.#opinions.length === 0
    if (isWhole || !('opinions' in work)) return work
    const whole = { ...work, doc: { ...work.doc, content: this.#sections }, opinions: this.#opinions }
    this.#sections = []
    this.#opinions = []
    return whole
  }
}
