/**
 * Scripts of pages that are compiled whole. A browser compiles each function when it is first called, on the thread of the page; what
 * the first pass over a page calls is most of such a script, and one that is fetched is compiled beside the page this way.
 */

/** What asks a browser for it, as the first line (v8.dev/blog/explicit-compile-hints); to others it is a remark. */
const hint = '//# allFunctionsCalledOnLoad\n';

/** Puts the line in front of the scripts whose names match, once they are bundled. */
export function compiledAhead(names: RegExp) {
  return {
    name: 'compiled-ahead',
    enforce: 'post' as const,
    generateBundle(_: unknown, bundle: Record<string, { fileName: string; code?: string }>) {
      for (const file of Object.values(bundle))
        if (file.code && names.test(file.fileName)) file.code = hint + file.code;
    },
  };
}
