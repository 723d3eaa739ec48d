/** Media types by the ending of the name, for what datasets are made of; IANA's where there is one. */
const FORMATS: Record<string, string> = {
  arrow: 'application/vnd.apache.arrow.file',
  csv: 'text/csv',
  flac: 'audio/flac',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  jsonl: 'application/jsonl',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  pdf: 'application/pdf',
  png: 'image/png',
  tar: 'application/x-tar',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  wav: 'audio/wav',
  webp: 'image/webp',
  xml: 'application/xml',
  zip: 'application/zip',
  zst: 'application/zstd',
};

/** The media type of a file by its name; bytes of an unknown kind where it has no known ending. */
export function formatOf(name: string): string {
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return FORMATS[ending] ?? 'application/octet-stream';
}
