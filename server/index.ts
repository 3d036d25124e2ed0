// The public door of the server: the application that listens to nothing, and the whole server around it.

export { type AppDeps, createApp } from './app.ts'
export { type RunningServer, type ServerSettings, startServer } from './assemble.ts'
