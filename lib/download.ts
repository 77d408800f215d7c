/** Hands `content` to the browser as a file to save. */
export function download(name: string, type: string, content: string | Blob): void {
  const link = document.createElement('a');
  const file = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of it by the time the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
