export type Modality = 'text' | 'table' | 'image' | 'audio' | 'video' | 'other';

const TABLES = new Set([
  'text/csv',
  'text/tab-separated-values',
  'application/json',
  'application/jsonl',
  'application/jsonlines',
  'application/x-jsonlines',
  'application/x-ndjson',
  'application/vnd.apache.arrow.file',
  'application/vnd.apache.parquet',
  'application/x-parquet',
]);

/** What kind of data a media type stands for. */
export function modalityOf(encodingFormat: string): Modality {
  const [type = ''] = encodingFormat.toLowerCase().split(';');
  if (TABLES.has(type.trim())) return 'table';
  const [family] = type.split('/');
  return family === 'text' || family === 'image' || family === 'audio' || family === 'video' ? family : 'other';
}
