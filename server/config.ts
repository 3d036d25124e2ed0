// From the environment to a configuration, or the full list of what is wrong with it.

import { loopback, readRanges } from './http/address.ts'

/** What the server needs to know before it starts. */
export interface Config {
  /** Port to listen on; 0 = any free one. */
  readonly port: number
  /** Address to bind to. */
  readonly host: string
  /** Address under which people reach the server, without a path; null = the address it listens on. */
  readonly baseUrl: string | null
  /** Folder of the embedded database. */
  readonly dataDir: string
  /** Address of a PostgreSQL database; null = the embedded one. */
  readonly databaseUrl: string | null
  /** Proxies whose `X-Forwarded-For` is believed: addresses and ranges. */
  readonly trustedProxies: readonly string[]
  /** Live pages that one address may have open at once; null = as shipped. */
  readonly socketsPerAddress: number | null
  /** Failed sign-ins that one address has in 15 minutes; null = as shipped. */
  readonly signInsPerAddress: number | null
  /** Signs the session cookies. */
  readonly authSecret: string
}

/** Either a configuration or every fault at once, each a sentence for the operator. */
export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The shortest secret that is accepted, in characters. */
export const authSecretMinChars = 32

/** The oldest Node.js major that runs the server's files as they are. */
const nodeMajorMin = 24

/**
 * Reads the settings of `npm start` (contract, "Commands").
 *
 * @param environment usually `process.env`; empty values count as not set
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ReadConfig {
  const faults: string[] = []
  const setting = (name: string) => environment[name]?.trim() || null

  const port = readPort(setting('PORT') ?? '3000')
  if (port === null) faults.push(`PORT phải là số từ 0 đến 65535, đang là "${setting('PORT')}".`)
  const host = setting('HOST') ?? '127.0.0.1'
  if (!/^[\w.:-]+$/u.test(host)) faults.push(`HOST phải là một địa chỉ hoặc tên máy, đang là "${host}".`)
  const baseUrl = setting('BASE_URL')
  const origin = baseUrl === null ? null : readOrigin(baseUrl)
  if (baseUrl !== null && origin === null) {
    faults.push(`BASE_URL phải có dạng https://ten-may và không có đường dẫn phía sau, đang là "${baseUrl}".`)
  }
  const databaseUrl = setting('DATABASE_URL')
  if (databaseUrl !== null && !isPostgresUrl(databaseUrl)) {
    faults.push('DATABASE_URL phải có dạng postgres://nguoi-dung:mat-khau@may:cong/co-so-du-lieu.')
  }
  const trustedProxies = readRanges(setting('TRUSTED_PROXIES') ?? loopback.join(','))
  if (trustedProxies === null) {
    faults.push(
      `TRUSTED_PROXIES phải là các địa chỉ hoặc dải địa chỉ cách nhau bằng dấu phẩy (ví dụ 127.0.0.0/8,10.0.0.5), hoặc "none", đang là "${setting('TRUSTED_PROXIES')}".`,
    )
  }
  const count = (name: string): number | null => {
    const value = setting(name)
    if (value === null) return null
    if (!/^[1-9]\d{0,6}$/u.test(value))
      faults.push(`${name} phải là số nguyên từ 1 đến 9999999, đang là "${value}".`)
    return Number(value)
  }
  const socketsPerAddress = count('SOCKETS_PER_ADDRESS')
  const signInsPerAddress = count('SIGN_INS_PER_ADDRESS')
  const authSecret = environment['AUTH_SECRET'] ?? ''
  if (authSecret === '') {
    faults.push(
      `AUTH_SECRET chưa đặt. Hãy đặt một chuỗi ngẫu nhiên từ ${authSecretMinChars} ký tự, ví dụ kết quả của: openssl rand -hex 32`,
    )
  } else if (authSecret.length < authSecretMinChars) {
    faults.push(`AUTH_SECRET phải dài từ ${authSecretMinChars} ký tự, đang là ${authSecret.length}.`)
  }
  if (faults.length > 0 || port === null || trustedProxies === null) return { ok: false, faults }
  return {
    ok: true,
    config: {
      port,
      host,
      baseUrl: origin,
      dataDir: setting('DATA_DIR') ?? './data',
      databaseUrl,
      trustedProxies,
      socketsPerAddress,
      signInsPerAddress,
      authSecret,
    },
  }
}

/** A port number, or null. 0 stands for any free port. */
function readPort(value: string): number | null {
  if (!/^\d{1,5}$/u.test(value)) return null
  const port = Number(value)
  return port <= 65_535 ? port : null
}

/**
 * Throws unless this Node.js can run the server's files as they are.
 *
 * @param version as in `process.versions.node`
 */
export function checkNode(version: string): void {
  if (Number.parseInt(version, 10) >= nodeMajorMin) return
  throw new Error(
    `Văn Kiện cần Node.js ${nodeMajorMin} trở lên, đang chạy ${version}. Hãy dùng "npm start" hoặc "npm run demo" để dùng bản đi kèm.`,
  )
}

function readOrigin(value: string): string | null {
  if (!URL.canParse(value)) return null
  const url = new URL(value)
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return /^https?:$/u.test(url.protocol) && isBare ? url.origin : null
}

function isPostgresUrl(value: string): boolean {
  return /^postgres(?:ql)?:\/\//u.test(value) && URL.canParse(value)
}
