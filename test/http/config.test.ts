// Settings of the real server: all faults at once, in words for the operator.

import { describe, expect, test } from 'vitest'
import { checkNode, readConfig } from '../../server/config.ts'
import { isLoopback, originsOf } from '../../server/origins.ts'

const secret = 'x'.repeat(32)

describe('settings', () => {
  test('[IN13] the shipped defaults need nothing but a secret', () => {
    expect(readConfig({ AUTH_SECRET: secret })).toEqual({
      ok: true,
      config: {
        port: 3000,
        host: '127.0.0.1',
        baseUrl: null,
        dataDir: './data',
        databaseUrl: null,
        trustedProxies: ['127.0.0.0/8', '::1'],
        socketsPerAddress: null,
        signInsPerAddress: null,
        authSecret: secret,
      },
    })
  })

  test('[IN13] every fault is listed at once', () => {
    const read = readConfig({
      PORT: '99999',
      HOST: 'a b',
      BASE_URL: 'https://van-kien.test/app',
      DATABASE_URL: 'mysql://localhost/vankien',
      AUTH_SECRET: 'short',
    })
    expect(read.ok ? [] : read.faults.map(fault => fault.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'BASE_URL',
      'DATABASE_URL',
      'AUTH_SECRET',
    ])
    expect(read.ok ? '' : read.faults.join('\n')).toMatch(/postgres:\/\//u)
  })

  test('[IN13] an address of PostgreSQL is taken as it is', () => {
    const read = readConfig({ AUTH_SECRET: secret, DATABASE_URL: 'postgres://vk@localhost:5432/vankien' })
    expect(read.ok ? read.config.databaseUrl : null).toBe('postgres://vk@localhost:5432/vankien')
  })

  test('[IN14] an old Node.js is refused with the version that is needed', () => {
    expect(() => checkNode('22.22.0')).toThrow(/24/u)
    expect(() => checkNode('24.0.0')).not.toThrow()
  })
})

describe('origins', () => {
  test('[IN15] behind an address of its own the site answers to that address alone', () => {
    expect(originsOf({ host: '0.0.0.0', baseUrl: 'https://van-kien.test' }, 3000)).toEqual([
      'https://van-kien.test',
    ])
    expect(originsOf({ host: '10.0.0.5', baseUrl: null }, 3000)).toEqual(['http://10.0.0.5:3000'])
  })

  test('[IN15] on this machine it answers to each of its names, on its port only', () => {
    const origins = originsOf({ host: '127.0.0.1', baseUrl: null }, 4321)
    expect(origins).toEqual(['http://127.0.0.1:4321', 'http://localhost:4321', 'http://[::1]:4321'])
    expect(isLoopback('::1')).toBe(true)
    expect(isLoopback('0.0.0.0')).toBe(false)
  })
})
