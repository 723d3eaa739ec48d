import {
  formats,
  mixture,
  trainable,
  type ExportFile,
  type ExportFormat,
  type ExportOptions,
} from '@commonweight/manifest';

// in a file of its own, so that the formats are loaded only where somebody wants one
export { formats };

/** A format's files, and what somebody who uses them has to know. Throws, in one sentence, for what lacks a number or a card. */
export function makeExport(
  format: ExportFormat,
  options: ExportOptions,
): { files: ExportFile[]; notes: readonly string[] } {
  return { files: format.export(options), notes: (format.trains ? trainable : mixture)(options).notes };
}
