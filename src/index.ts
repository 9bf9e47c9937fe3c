/** The public API. The program `guanxi` calls these functions and no others. */
export type { Article } from './domain/article.js';
export type { Claim, Entity } from './domain/claim.js';
export type { ArticleFacts, PageFacts } from './domain/facts.js';
export type { ArticleChange, GraphChanges, NodeChange, Statement } from './domain/graph-changes.js';
export type { GraphEdge, GraphItem, GraphNode } from './domain/graph-item.js';
export type { Issue } from './domain/issue.js';
export type { Page, PageMeta } from './domain/page.js';
export type { Span } from './domain/span.js';
export {
  BusyError,
  DatabaseError,
  EnvironmentError,
  EXIT,
  GuanxiError,
  InputError,
  KnowledgeError,
  SchemaError,
} from './errors.js';
export type { Difference } from './evaluate/difference.js';
export { type Comparison, compareRuns, type EarlierRun, readEarlierRun } from './evaluate/earlier.js';
export { type EvaluateFilesOptions, evaluateFiles } from './evaluate/files.js';
export { type GoldPage, readGold } from './evaluate/gold.js';
export { type EvaluatedPage, type Evaluation, evaluate, evaluatePages } from './evaluate/index.js';
export { explain } from './format/explain.js';
export { type FactFormat, pageText } from './format/facts.js';
export { goldPage } from './format/gold.js';
export { type FactRow, factRows } from './format/rows.js';
export { type Graph, openGraph, type Row } from './graph/connect.js';
export type { Connection } from './graph/connection.js';
export { databaseReset, databaseStart, databaseStatus, databaseStop } from './graph/server/database.js';
export { ensureServer } from './graph/server/ensure-server.js';
export { DEFAULT_LIMITS, type PageLimits } from './jobs/crew.js';
export type { ResolvedPage } from './jobs/page-tasks.js';
export { type Knowledge, loadKnowledge } from './knowledge/index.js';
export { type ReadOptions, readPage } from './pipeline/1-read/index.js';
export { resolve } from './pipeline/5-resolve/index.js';
export {
  type BulkOptions,
  type BulkReport,
  bulkLoad,
  completeImport,
  writeImportFiles,
} from './pipeline/6-load/bulk/index.js';
export { finishedItems } from './pipeline/6-load/finished/items.js';
export { type LoadOptions, type LoadReport, loadChanges, retractFiles, retractPage } from './pipeline/6-load/index.js';
export { type LeaseOptions, withLease } from './pipeline/6-load/lease.js';
export { ensureSchema } from './pipeline/6-load/schema.js';
export { readChangesFile } from './pipeline/changes-files.js';
export { EXPORT_FORMATS, type ExportFormat } from './pipeline/export/format-names.js';
export { type FormatOptions, formatGraph } from './pipeline/export/formats.js';
export { type ExportOptions, type ExportReport, exportGraph, exportToFile } from './pipeline/export/index.js';
export { graphItems } from './pipeline/export/stored-graph.js';
export { extractFiles, type FilesOptions, type Outcome, printFiles } from './pipeline/files.js';
export { changesOf, extractPage, factsOf, type PageOptions } from './pipeline/index.js';
export { type IngestOptions, ingestFiles, resolveFiles } from './pipeline/ingest.js';
export { loadedFiles, withdrawFiles } from './pipeline/withdraw.js';
export { type FindOptions, type Found, find, type Match } from './questions/find.js';
export { ask, listQuestions, type Question } from './questions/index.js';
export { readSettings, type Settings } from './settings.js';
