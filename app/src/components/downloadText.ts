/** Hands the visitor a file that was made in the page. */
export function downloadBytes(name: string, bytes: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser has taken it by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Hands the visitor a text file that was made in the page. */
export const downloadText = (name: string, text: string, type = 'text/plain'): void =>
  downloadBytes(name, text, `${type};charset=utf-8`);
