// The product's mark.

import type { ReactNode } from 'react'

/** The mark, beside the product's name or alone. @param size pixels */
export function Logo({ size }: { readonly size: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 40 40"
      aria-hidden
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      <rect width="40" height="40" rx="8" fill="#9B1C1C" />
      <g
        transform="translate(8 8)"
        fill="none"
        stroke="#fff"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M5 3h9.5L19 7.5V21H5z" />
        <path d="m9.5 12 2.5 5 2.5-5" />
      </g>
    </svg>
  )
}
