// Before any route: request id, language, headers, own Origin on every change, size of the body.

import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { pictureMaxBytes } from '#model/picture.ts'
import { refuse } from '#model/refusal.ts'
import { languageOf } from '../auth/session.ts'
import { wordFileMaxBytes } from '../word/import/opc.ts'
import { createAddressOf } from './address.ts'
import type { AppContext, AppEnv } from './env.ts'
import { answerRefusal } from './respond.ts'

/** Largest body of a request, in bytes. Larger content comes by the Word import. */
const bodyMaxBytes = 1024 * 1024
/** Largest body of an import: the file, and what multipart puts around it. */
const uploadMaxBytes = wordFileMaxBytes + 64 * 1024
/** Largest body of a picture: twice what is taken, so that somewhat larger ones are refused in words of their own. */
const pictureBodyMaxBytes = 2 * pictureMaxBytes
const pictures = /^\/api\/documents\/[^/]+\/attachments$/u
const uploads = /^\/api\/(?:documents\/[^/]+\/(?:import|check-file)|documents\/from-word|check-form)$/u

/**
 * Gives each request its id, its language and the address it comes from.
 *
 * @param newId makes ids
 * @param trustedProxies whose `X-Forwarded-For` is believed
 */
export function identify(newId: () => string, trustedProxies: readonly string[]) {
  const addressOf = createAddressOf(trustedProxies)
  return createMiddleware<AppEnv>(async (c, next) => {
    c.set('requestId', newId())
    c.set('address', addressOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for')))
    c.set('language', languageOf(c.req.raw.headers))
    await next()
    c.header('x-request-id', c.get('requestId'))
  })
}

/**
 * Headers that keep a page from loading or being loaded by anything foreign. Inline styles are let in: the interface kit
 * sets style attributes.
 */
export function protect(isSecure: boolean) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: isSecure ? 'max-age=31536000' : false,
  })
}

/** Whether a request says that it comes from the site's own pages. A request without Origin does not. */
export function comesFromOwnPage(c: AppContext, origins: () => readonly string[]): boolean {
  const origin = c.req.header('origin')
  return origin !== undefined && origins().includes(origin)
}

/** Refuses every request that may change something and does not name the site's own Origin, sign-in included. */
export function ownOriginOnly(origins: () => readonly string[]) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const isReading = c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS'
    if (!isReading && !comesFromOwnPage(c, origins)) return answerRefusal(c, refuse('wrong-origin').refusal)
    return next()
  })
}

/** Refuses bodies over the limit, and a Content-Length that is not a number. */
export function limitBody() {
  const limitTo = (maxBytes: number) =>
    bodyLimit({
      maxSize: maxBytes,
      onError: c => answerRefusal(c, refuse('too-large', { maxBytes }).refusal),
    })
  const limit = limitTo(bodyMaxBytes)
  const uploadLimit = limitTo(uploadMaxBytes)
  const pictureLimit = limitTo(pictureBodyMaxBytes)
  return createMiddleware<AppEnv>(async (c, next) => {
    const length = c.req.header('content-length')
    if (length !== undefined && !/^\d+$/u.test(length)) return answerRefusal(c, refuse('too-large').refusal)
    const read = async () => {
      await next()
      await readOn(c.req.raw)
    }
    if (pictures.test(c.req.path)) return pictureLimit(c, read)
    return uploads.test(c.req.path) ? uploadLimit(c, read) : limit(c, next)
  })
}

/** Takes in what a refusal left unread: a line that is cut while a proxy still sends gives people its 502 in place of our sentence. */
async function readOn(request: Request): Promise<void> {
  if (request.bodyUsed || !request.body) return
  const reader = request.body.getReader()
  try {
    while (!(await reader.read()).done);
  } catch {
    // Over the limit, or the sender is gone: nobody waits for a sentence.
  }
}
