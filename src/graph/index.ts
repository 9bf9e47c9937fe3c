export {
  type Graph,
  isDatabaseFailure,
  openGraph,
  type Parameters,
  type Row,
  type ServerFacts,
  type Transaction,
  type TransactionOptions,
} from './connect.js';
export type { Connection } from './connection.js';
export { isTooLarge, neo4jCode } from './database-errors.js';
export type { PlainNode, PlainPath, PlainRelationship } from './plain.js';
export {
  type DatabaseStatus,
  databaseLogs,
  databasePassword,
  databaseReset,
  databaseStart,
  databaseStatus,
  databaseStop,
  deleteEverything,
} from './server/database.js';
export { ensureServer } from './server/ensure-server.js';
export { type Progress, type ProgressStep, silent, terminalProgress } from './server/progress.js';
