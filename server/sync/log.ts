// What the live texts need of a log. Nothing that people wrote ever goes into it.

/** A structured log: fields first, then a fixed sentence. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
