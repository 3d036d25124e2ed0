// A document at consultation on a whole site, with short ways to do what a consultation is made of.

import { randomUUID } from 'node:crypto'
import { findTemplate } from '#templates/index.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { withTexts, writeText } from '../../server/demo/fill.ts'
import { type Answer, field, openForConsultation, openSite, type Site, valueAt } from './site.ts'

/** Key of the section that `write` fills. */
const firstSection = 'pr.p1.1'

/** A document at consultation. */
export interface Consultation {
  readonly site: Site
  readonly id: string
  /** `/api/documents/<id>`. */
  readonly at: string
  post(by: SampleName, path: string, body?: unknown): Promise<Answer>
  get(by: SampleName, path: string): Promise<Answer>
  /** Gives an opinion. */
  give(by: SampleName, more?: object): Promise<Answer>
  /** The register's seq now. */
  seq(): Promise<number>
  /** Decides on the present state. */
  decide(opinionId: string, body: object, by?: SampleName): Promise<Answer>
  /** An opinion as the lead sees it. */
  opinion(opinionId: string): Promise<Record<string, unknown>>
  person(name: SampleName): string
  /** Puts paragraphs under the first section, as a drafter would type them. */
  write(...paragraphs: string[]): Promise<void>
  /** The committed text. */
  text(): Promise<string>
}

/** Begins a document and opens it for consultation. @param now the server's clock */
export async function beginConsultation(now?: () => string): Promise<Consultation> {
  const site = await openSite(now ? { now } : {})
  return consultationOn(site)
}

/** Another document on a site. @param known its id; left out = it is begun, and opened for consultation */
export async function consultationOn(site: Site, known?: string): Promise<Consultation> {
  const id = known ?? (await site.begin())
  if (known === undefined) await openForConsultation(site, id)
  const at = `/api/documents/${id}`
  const post = async (by: SampleName, path: string, body: unknown = {}) =>
    (await site.as(by)).post(`${at}${path}`, body)
  const get = async (by: SampleName, path: string) => (await site.as(by)).get(`${at}${path}`)
  const seq = async () => (await site.deps.registers.state(id)).seq
  return {
    site,
    id,
    at,
    post,
    get,
    seq,
    give: (by, more = {}) =>
      post(by, '/opinions', {
        id: randomUUID(),
        kind: 'clarify',
        severity: 'minor',
        body: 'Đề nghị nêu rõ số liệu.',
        ...more,
      }),
    decide: async (opinionId, body, by = 'lead') =>
      post(by, `/opinions/${opinionId}/disposition`, { expectedSeq: await seq(), ...body }),
    opinion: async opinionId => {
      const items = valueAt(await get('lead', '/opinions'), 'items') as Record<string, unknown>[]
      const found = items.find(item => item['id'] === opinionId)
      if (!found) throw new Error(`no opinion ${opinionId}`)
      return found
    },
    person: name => site.sample.people.get(name)?.id ?? '',
    write: async (...paragraphs) => {
      const template = findTemplate('political_report')
      const before = await site.deps.texts.read(id)
      if (!template || !before) throw new Error('there is no text to write in')
      const texts = [{ key: firstSection, blocks: paragraphs }]
      const target = withTexts(before.json, texts, template, site.deps.newId)
      const userId = site.sample.people.get('drafter1')?.id ?? ''
      await writeText(site.store, id, before.json, [{ target, userId, at: site.deps.now() }])
    },
    text: async () => field(await get('lead', '/content'), 'text'),
  }
}
