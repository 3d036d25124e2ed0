// The sample units and accounts of the contract, by name.

import type { UnitId } from '#model/ids.ts'
import type { Role } from '#model/role.ts'
import type { Person } from '../actions/deps.ts'
import type { UnitRow } from '../store/store.ts'

/** Password of every sample account (contract). */
export const samplePassword = 'vankien-demo'

/** Sample units by short name; a real id is made for each at seeding. */
export const sampleUnits = {
  superior: { name: 'Tỉnh ủy mẫu', kind: 'province', place: 'Tỉnh Mẫu', superiorLine: '' },
  own: { name: 'Đảng ủy xã mẫu', kind: 'commune', place: 'Xã Mẫu', superiorLine: 'ĐẢNG BỘ TỈNH MẪU' },
  other: { name: 'Đảng ủy xã bạn', kind: 'commune', place: 'Xã Bạn', superiorLine: 'ĐẢNG BỘ TỈNH MẪU' },
} as const satisfies Readonly<Record<string, Omit<UnitRow, 'id' | 'parentId'>>>

/** Short name of a sample unit. */
export type SampleUnit = keyof typeof sampleUnits

/** One sample account. */
export interface SampleAccount {
  /** Before the @ of its address. */
  readonly account: string
  readonly name: string
  readonly role: Role
  /** The role in words, as the sign-in page shows it. */
  readonly roleName: string
  readonly unit: SampleUnit
  readonly isAdministrator?: true
}

/** Every sample account (contract, "Demo accounts"). */
export const sampleAccounts = [
  { account: 'drafter1', name: 'Lò Thị Mai', role: 'drafter', roleName: 'Tổ viên biên tập', unit: 'own' },
  { account: 'drafter2', name: 'Phạm Quốc Việt', role: 'drafter', roleName: 'Tổ viên biên tập', unit: 'own' },
  {
    account: 'lead',
    name: 'Nguyễn Văn Dũng',
    role: 'lead_drafter',
    roleName: 'Tổ trưởng biên tập',
    unit: 'own',
  },
  {
    account: 'compiler',
    name: 'Trần Thị Hoa',
    role: 'secretary_compiler',
    roleName: 'Thư ký tổng hợp',
    unit: 'own',
  },
  {
    account: 'secretary',
    name: 'Hoàng Minh Sơn',
    role: 'party_secretary',
    roleName: 'Bí thư cấp ủy',
    unit: 'own',
  },
  {
    account: 'member1',
    name: 'Nguyễn Văn An',
    role: 'committee_member',
    roleName: 'Cấp ủy viên',
    unit: 'own',
  },
  { account: 'member2', name: 'Vũ Thị Ngân', role: 'party_member', roleName: 'Đảng viên góp ý', unit: 'own' },
  {
    account: 'steering',
    name: 'Trần Thị Hạnh',
    role: 'steering_head',
    roleName: 'Tổ trưởng chỉ đạo',
    unit: 'superior',
  },
  {
    account: 'standing',
    name: 'Lê Quang Huy',
    role: 'standing_member',
    roleName: 'Ủy viên Ban Thường vụ cấp trên',
    unit: 'superior',
  },
  { account: 'clerk', name: 'Đỗ Minh Khôi', role: 'clerk', roleName: 'Văn thư', unit: 'own' },
  {
    account: 'admin',
    name: 'Bùi Văn Quản',
    role: 'admin',
    roleName: 'Quản trị',
    unit: 'own',
    isAdministrator: true,
  },
  { account: 'outsider', name: 'Giàng A Páo', role: 'drafter', roleName: 'Tổ viên biên tập', unit: 'other' },
] as const satisfies readonly SampleAccount[]

/** Name of a sample account. */
export type SampleName = (typeof sampleAccounts)[number]['account']

/** Address of a sample account. */
export function sampleEmail(account: string): string {
  return `${account}@demo.test`
}

/** The sample units and people in one database. */
export interface Sample {
  readonly units: Readonly<Record<SampleUnit, UnitId>>
  readonly people: ReadonlyMap<SampleName, Person>
}
