/** Hands `text` to the browser as a file to save. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The browser has taken hold of it by the time the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
