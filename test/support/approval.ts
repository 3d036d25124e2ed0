// A document on its way up, with short ways to move it, to decide on it, to carry out what was asked.

import { findTemplate } from '#templates/index.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { withTexts, writeText } from '../../server/demo/fill.ts'
import { excuseFindings } from './gates.ts'
import { type Answer, field, openSite, type Site, valueAt } from './site.ts'

/** Minutes and vote of a body that is of one mind. */
export const minutes = { number: '12-BB/ĐU', date: '2026-11-20' }
export const vote = { present: 15, for: 15, against: 0, blank: 0 }

/** A document on its way up. */
export interface Climb {
  readonly site: Site
  readonly id: string
  readonly at: string
  get(by: SampleName, path?: string): Promise<Answer>
  post(by: SampleName, path: string, body?: unknown): Promise<Answer>
  seq(): Promise<number>
  sha256(): Promise<string>
  stage(): Promise<unknown>
  /** Moves it on with minutes and vote, whether or not they are needed. */
  move(by: SampleName, to: string, more?: object): Promise<Answer>
  /** Takes a decision on the text as it is. */
  decide(by: 'steering' | 'standing', decision: string, more?: object): Promise<Answer>
  /** Writes one more paragraph, by the store's own door. */
  write(words: string): Promise<void>
  /** Writes a reason for all that the gates on the text find. */
  excuse(): Promise<Answer>
  /** Moves it by the shortest way to a stage. */
  climbTo(stage: Peak): Promise<void>
}

/** Stages that `climbTo` leads to. */
export type Peak = 'committee_review' | 'steering_review' | 'submitted' | 'approved'

/** A new document with every required section filled. @param existing one that is there and filled: it is taken as it stands */
export async function beginClimb(known?: Site, existing?: string): Promise<Climb> {
  const site = known ?? (await openSite())
  const id = existing ?? (await site.begin())
  const at = `/api/documents/${id}`
  const get = async (by: SampleName, path = '') => (await site.as(by)).get(`${at}${path}`)
  const post = async (by: SampleName, path: string, body: unknown = {}) =>
    (await site.as(by)).post(`${at}${path}`, body)
  const seq = async () => (await site.deps.registers.state(id)).seq
  const sha256 = async () => (await site.deps.texts.read(id))?.sha256 ?? ''
  const move: Climb['move'] = async (by, to, more = {}) =>
    post(by, '/stage', { to, expectedSeq: await seq(), minutes, vote, ...more })
  const decide: Climb['decide'] = async (by, decision, more = {}) =>
    post(by, '/approval', {
      body: by,
      decision,
      vote,
      minutes,
      sha256: await sha256(),
      expectedSeq: await seq(),
      ...more,
    })
  const fill = async (texts: readonly { key: string; blocks: string[] }[]) => {
    const template = findTemplate('political_report')
    const before = await site.deps.texts.read(id)
    if (!template || !before) throw new Error('there is no text to write in')
    const target = withTexts(before.json, texts, template, site.deps.newId)
    const userId = site.sample.people.get('lead')?.id ?? ''
    await writeText(site.store, id, before.json, [{ target, userId, at: site.deps.now() }])
  }
  const excused = async () => {
    const lead = await site.as('lead')
    await excuseFindings(lead, at)
    return lead.get(at)
  }
  const sections = findTemplate('political_report')?.sections ?? []
  if (existing === undefined)
    await fill(
      sections.flatMap(({ key, budget }) => (budget ? [{ key, blocks: ['Nội dung của mục.'] }] : [])),
    )
  const way: readonly (readonly [Peak | '', () => Promise<Answer>])[] = [
    ['', excused],
    ['', () => move('lead', 'internal_review')],
    ['', () => move('secretary', 'consultation')],
    ['', () => move('compiler', 'consolidation')],
    ['committee_review', () => move('secretary', 'committee_review')],
    ['steering_review', () => move('secretary', 'steering_review')],
    ['submitted', () => decide('steering', 'approve')],
    ['approved', () => decide('standing', 'approve')],
  ]
  return {
    site,
    id,
    at,
    get,
    post,
    seq,
    sha256,
    stage: async () => (await site.store.findDocument(id))?.stage,
    move,
    decide,
    excuse: excused,
    write: words => fill([{ key: 'pr.p1.1', blocks: [words] }]),
    async climbTo(peak) {
      for (const [stage, step] of way) {
        const answer = await step()
        if (answer.status !== 200) throw new Error(`on the way to ${peak}: ${answer.text}`)
        if (stage === peak) return
      }
    },
  }
}

/** The register's last events as the history tells them, latest last. */
export async function lastEvents(
  climb: Climb,
  count: number,
): Promise<{ type: string; payload: Record<string, unknown> }[]> {
  const items = valueAt(await climb.get('lead', '/history'), 'items') as {
    type: string
    payload: Record<string, unknown>
  }[]
  return items.slice(-count)
}

/** The text that `/content` names now. */
export async function contentHash(climb: Climb): Promise<string> {
  return field(await climb.get('lead', '/content'), 'sha256')
}
