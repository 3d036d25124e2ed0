// Routes about templates: what a document can begin with.

import type { TemplateView } from '#model/api.ts'
import { refuse } from '#model/refusal.ts'
import { findTemplate, templates } from '#templates/index.ts'
import type { Template } from '#templates/template.ts'
import { answerRefusal } from './respond.ts'
import type { Routes } from './routes.ts'
import { answers, idParams } from './schemas.ts'

/** Mounts `/api/templates`. */
export function mountTemplates(routes: Routes): void {
  const views = templates.map(templateView)
  routes.signedIn(
    {
      method: 'get',
      path: '/api/templates',
      summary: 'Templates a document can begin with',
      answers: { 200: answers.templates },
    },
    ({ c }) => c.json({ items: views }),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/templates/{id}',
      summary: 'One template',
      params: idParams,
      answers: { 200: answers.template },
    },
    ({ c, params }) => {
      const template = findTemplate(params.id)
      return template ? c.json(templateView(template)) : answerRefusal(c, refuse('not-found').refusal)
    },
  )
}

/** A template as the API gives it. */
function templateView(template: Template): TemplateView {
  return {
    id: template.id,
    version: template.version,
    title: template.title,
    budget: template.budget.value,
    budgetConfidence: template.budget.confidence,
    sections: template.sections.map(section => ({
      key: section.key,
      label: section.label,
      title: [section.label, section.title].filter(part => part !== '').join(' '),
      short: section.short,
      level: section.level,
      required: section.required,
      guidance: [...section.mustContain, ...section.questions],
      mustContain: section.mustContain,
      questions: section.questions,
      example: section.example,
      budget: section.budget?.value ?? null,
      budgetConfidence: section.budget?.confidence ?? null,
    })),
  }
}
