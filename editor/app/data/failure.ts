// What a page knows when a request did not succeed: the server's own sentence, or ours when it was not reached.

/** A request that failed, with a sentence for the person. `code` is the server's, or `no-network`. */
export class RequestFailure extends Error {
  readonly code: string
  readonly details: unknown

  constructor(code: string, message: string, details?: unknown) {
    super(message)
    this.name = 'RequestFailure'
    this.code = code
    this.details = details
  }
}

/** Whether a failure says that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestFailure && error.code === 'signed-out'
}

/** Whether asking again could help: not when the server has given its answer. */
export function isWorthRetrying(error: unknown): boolean {
  return (
    !(error instanceof RequestFailure) ||
    ['no-network', 'bad-answer', 'not-ready', 'internal'].includes(error.code)
  )
}
