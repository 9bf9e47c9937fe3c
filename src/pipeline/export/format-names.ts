/** Forms that a finished graph can be written in. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'graphml', 'cypher', 'ftm'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
