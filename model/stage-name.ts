// The Vietnamese names of the stages: on the page, and in the names of the versions that a move keeps.

import type { Stage } from './stage.ts'

/** A stage as people call it. */
export const stageNames: Readonly<Record<Stage, string>> = {
  outline_set: 'Đã có đề cương',
  drafting: 'Soạn thảo',
  internal_review: 'Rà soát',
  consultation: 'Lấy ý kiến',
  consolidation: 'Tiếp thu',
  committee_review: 'Thông qua',
  steering_review: 'Thẩm tra',
  changes_requested: 'Cần chỉnh sửa',
  submitted: 'Chờ duyệt',
  approved_with_changes: 'Duyệt, cần hoàn thiện',
  approved: 'Đã duyệt',
  presented: 'Trình đại hội',
  amended: 'Chỉnh sửa theo biểu quyết',
  adopted: 'Đại hội thông qua',
  issued: 'Đã ban hành',
  archived: 'Lưu hồ sơ',
}

/**
 * The name of the version that a move keeps: the stage it leads to, and how often the document has come there.
 *
 * @param ordinal from 1
 */
export function versionNameAt(stage: Stage, ordinal: number): string {
  return `${stageNames[stage]}, lần ${ordinal}`
}
