// A real nginx with the configuration that ships, but for addresses and paths.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The program; undefined where it is not installed. */
export const nginxProgram = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx'].find(path =>
  existsSync(path),
)

/** A shipped file of deploy/. */
export function shippedFile(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url)), 'utf8')
}

/** Replaces a part that must be there. */
export function put(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`a file of deploy/ no longer holds "${part}"`)
  return text.replace(part, by)
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** A running nginx with a folder of its own. */
export interface Nginx {
  readonly folder: string
  stop(): Promise<void>
}

/** Starts nginx in the foreground. @param configuration what stands inside `http { … }`; it may name `/var/log/nginx/` */
export function startNginx(configuration: string): Nginx {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-nginx-'))
  writeFileSync(join(folder, 'vankien.conf'), put(configuration, '/var/log/nginx/', `${folder}/`))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const main = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
    events { worker_connections 256; }
    http {
      ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join(' ')}
      include ${folder}/vankien.conf;
    }`
  writeFileSync(join(folder, 'nginx.conf'), process.getuid?.() === 0 ? `user root;\n${main}` : main)
  mkdirSync(join(folder, 'logs'))
  const arguments_ = ['-p', folder, '-e', `${folder}/error.log`, '-c', join(folder, 'nginx.conf')]
  const child: ChildProcess = spawn(nginxProgram ?? 'nginx', arguments_, {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return {
    folder,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
