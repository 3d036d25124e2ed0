// `npm run bench`: every benchmark, or the one that is named. Each prints its tables as Markdown.

import { benchApproval } from './approval.ts'
import { benchCompare } from './compare.ts'
import { benchConsolidation } from './consolidation.ts'
import { benchEditor } from './editor.ts'
import { benchExport } from './export.ts'
import { benchGates } from './gates.ts'
import { benchImport } from './import.ts'
import { benchKill9 } from './kill9.ts'
import { benchOpinions } from './opinions.ts'
import { benchPostgres } from './postgres.ts'
import { benchReady } from './ready.ts'
import { benchReports } from './reports.ts'
import { benchSize } from './size.ts'
import { benchSync } from './sync.ts'
import { load } from './table.ts'

const benchmarks: Readonly<Record<string, () => Promise<string>>> = {
  ready: benchReady,
  size: benchSize,
  export: benchExport,
  import: benchImport,
  reports: benchReports,
  kill9: benchKill9,
  postgres: benchPostgres,
  sync: benchSync,
  editor: benchEditor,
  opinions: benchOpinions,
  consolidation: benchConsolidation,
  approval: benchApproval,
  compare: benchCompare,
  gates: benchGates,
}

const names = process.argv.slice(2).filter(word => !word.startsWith('--'))
const unknown = names.filter(name => !(name in benchmarks))
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(1)
}
for (const [name, bench] of Object.entries(benchmarks)) {
  if (names.length > 0 && !names.includes(name)) continue
  console.log(`## ${name}\n`)
  console.log(await bench())
  console.log(`\n${load()}\n`)
}
