// The sample political report: every opinion received on it, part one first and part two after.
import type { DemoOpinion } from './content.ts'
import { partOneOpinions } from './political-report-opinions-one.ts'
import { partTwoOpinions } from './political-report-opinions-two.ts'

/** The opinions in the order in which they arrived. */
export const politicalReportOpinions: readonly DemoOpinion[] = [...partOneOpinions, ...partTwoOpinions]
