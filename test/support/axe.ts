// axe-core on a page, for contexts that let scripts of a test in (`bypassCSP`).

import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'

const axe = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url))

/** What axe finds serious or critical on the page as it stands, each with its rule and its place. */
export async function graveFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axe })
  // As text: `axe` is a name of the page's, unknown to this module.
  const found: unknown = await page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(
    ({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
        id + ': ' + html.slice(0, 160) + ' | ' + (failureSummary ?? '').replace(/\\s+/g, ' ').slice(0, 240))))`)
  if (!Array.isArray(found)) throw new Error(`axe answered ${JSON.stringify(found)}`)
  return found.map(String)
}
