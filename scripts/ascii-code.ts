/** Scripts of pages in ASCII: one letter from beyond Latin has the browser keep a whole script at two bytes a character, in each frame. */

/** Escapes everything else, in the scripts whose names match, once they are bundled. It only ever stands in texts and patterns. */
export function asciiCode(names: RegExp) {
  return {
    name: 'ascii-code',
    enforce: 'post' as const,
    generateBundle(_: unknown, bundle: Record<string, { type: string; fileName: string; code?: string }>) {
      for (const file of Object.values(bundle))
        if (file.code && names.test(file.fileName))
          file.code = file.code.replace(
            /[^\0-\x7f]/g,
            (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
          );
    },
  };
}
