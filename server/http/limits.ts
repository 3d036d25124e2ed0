// How often somebody may do something: counted in this process by account, and for sign-in by account and address.

import { availableParallelism } from 'node:os'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { createFairTurns } from './fair-turns.ts'

/** Limits that routes name. */
export type LimitName = 'documents' | 'opinions' | 'exports' | 'imports' | 'checks'

/** How many, in how many seconds. */
export interface Limit {
  readonly points: number
  readonly seconds: number
}

/** Every limit of the server. */
export interface LimitSettings {
  readonly documents: Limit
  readonly opinions: Limit
  readonly exports: Limit
  readonly imports: Limit
  readonly checks: Limit
  /** Failed sign-ins of one account from one address. */
  readonly signInAccountAddress: Limit
  /** Failed sign-ins of one account from everywhere. */
  readonly signInAccount: Limit
  /** Failed sign-ins from one address. */
  readonly signInAddress: Limit
  /** Sign-ins of one account from one address, with the right password too: each costs what hashing costs. */
  readonly everySignInAccountAddress: Limit
  /** The same from one address, of whatever accounts. */
  readonly everySignInAddress: Limit
}

/** Limits of a shipped server: far above what people do, far below what guessing and flooding need. */
export const shippedLimits: LimitSettings = {
  documents: { points: 600, seconds: 60 },
  opinions: { points: 600, seconds: 60 },
  exports: { points: 60, seconds: 60 },
  imports: { points: 20, seconds: 60 },
  checks: { points: 240, seconds: 60 },
  signInAccountAddress: { points: 10, seconds: 900 },
  signInAccount: { points: 50, seconds: 900 },
  signInAddress: { points: 300, seconds: 900 },
  everySignInAccountAddress: { points: 120, seconds: 900 },
  everySignInAddress: { points: 3000, seconds: 900 },
}

/** The limits of an address that may have so many failed sign-ins: ten times as many in all, as shipped. */
export function signInLimitsOfAddress(
  failures: number,
): Pick<LimitSettings, 'signInAddress' | 'everySignInAddress'> {
  const { signInAddress, everySignInAddress } = shippedLimits
  return {
    signInAddress: { ...signInAddress, points: failures },
    everySignInAddress: { ...everySignInAddress, points: 10 * failures },
  }
}

/**
 * Passwords that are checked at once. Hashing one keeps a processor and one of four threads busy for some 50 ms: one processor and one
 * thread are left to everybody else, and the others are given to the addresses in turn.
 */
const passwordsAtOnce = Math.max(1, Math.min(3, availableParallelism() - 1))
/** Sign-ins of one address that may wait: an office that comes at the same moment, and not what nobody would wait for. */
const waitingPerAddress = 400
/** The same of all addresses: what waits holds memory. */
const waitingInAll = 1_000
/** Told to whom the line is full for, seconds. */
const fullLineSeconds = 20

/** Counters of one server. A method gives null, or the seconds to wait. */
export interface Limits {
  /** Counts one use. */
  use(name: LimitName, userId: string): Promise<number | null>
  /**
   * Runs one sign-in unless too many failed before, or too many came or wait. Counts it, and once more when it fails.
   *
   * @param attempt resolves to whether the sign-in succeeded
   * @param isGone whether nobody waits for the answer any more: then it is not run when its turn comes
   * @returns the seconds to wait when it was not run
   */
  signIn(
    account: string,
    address: string,
    attempt: () => Promise<boolean>,
    isGone?: () => boolean,
  ): Promise<number | null>
}

/** Makes the counters. */
export function createLimits(settings: LimitSettings): Limits {
  const limiter = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds })
  const uses = {
    documents: limiter(settings.documents),
    opinions: limiter(settings.opinions),
    exports: limiter(settings.exports),
    imports: limiter(settings.imports),
    checks: limiter(settings.checks),
  }
  const signIns = [
    {
      counter: limiter(settings.signInAccountAddress),
      key: (account: string, address: string) => `${account} ${address}`,
    },
    { counter: limiter(settings.signInAccount), key: (account: string) => account },
    { counter: limiter(settings.signInAddress), key: (_: string, address: string) => address },
  ]
  const every = [
    {
      counter: limiter(settings.everySignInAccountAddress),
      key: (account: string, address: string) => `${account} ${address}`,
    },
    { counter: limiter(settings.everySignInAddress), key: (_: string, address: string) => address },
  ]
  const takeTurn = createFairTurns({ atOnce: passwordsAtOnce, waiting: waitingPerAddress, waitingInAll })
  return {
    async use(name, userId) {
      return uses[name].consume(userId).then(() => null, waitOf)
    },
    async signIn(account, address, attempt, isGone = () => false) {
      for (const { counter, key } of every) {
        const wait = await counter.consume(key(account, address)).then(() => null, waitOf)
        if (wait !== null) return wait
      }
      const turn = await takeTurn(address, async () => {
        if (isGone()) return fullLineSeconds
        for (const { counter, key } of signIns) {
          const used = await counter.get(key(account, address))
          if (used && used.consumedPoints >= counter.points) return secondsOf(used)
        }
        if (await attempt()) {
          await signIns[0]?.counter.delete(signIns[0].key(account, address))
          return null
        }
        // Over the limit consume() rejects: the count stands, the next attempt is refused.
        for (const { counter, key } of signIns) await counter.consume(key(account, address)).catch(waitOf)
        return null
      })
      return turn ? turn.done : fullLineSeconds
    },
  }
}

/** The limiter rejects with its count; anything else is a fault of ours and rises. */
function waitOf(reason: unknown): number {
  if (reason instanceof Error) throw reason
  return secondsOf(reason as RateLimiterRes)
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000))
}
