// Where the dossier of a unit's congress stands.

/** Address of the page. */
export function dossierPath(unitId: string): string {
  return `/units/${encodeURIComponent(unitId)}/dossier`
}
