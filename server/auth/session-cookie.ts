// The session's cookie, read as the sign-in library writes it: a token and its HMAC-SHA-256, both in one value. Read here and not by the
// library, because that asks the thread pool, where a flood of sign-ins keeps everybody waiting behind its hashing (ADR 47).

import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'hono/utils/cookie'

/** Characters of 32 bytes in base64. */
const signatureChars = 44

/** Makes the reader. @param name of the cookie @param secret signs it */
export function createSessionCookieReader(
  name: string,
  secret: string,
): (cookieHeader: string | null) => string | null {
  return header => {
    const value = header === null ? undefined : parse(header, name)[name]
    if (value === undefined) return null
    const cut = value.lastIndexOf('.')
    const signature = value.slice(cut + 1)
    if (cut < 1 || signature.length !== signatureChars) return null
    const token = value.slice(0, cut)
    const right = createHmac('sha256', secret).update(token).digest()
    const given = Buffer.from(signature, 'base64')
    return given.length === right.length && timingSafeEqual(given, right) ? token : null
  }
}
