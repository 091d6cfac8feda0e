const FLAGS = /^(\^?)\(\?([ims]+)\)/;
const ANYTHING = /(?:)/;

/**
 * A Go regular expression as JavaScript has it. Flags at the start, named groups and the anchors of the text are translated; a pattern that
 * JavaScript cannot take even then accepts everything: the API server still judges it.
 */
export function goPattern(pattern: string): RegExp {
  const [, anchor = '', flags = ''] = FLAGS.exec(pattern) ?? [];
  const body = pattern.replace(FLAGS, anchor).replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll('\\z', '$');
  return compiled(body, `${flags}u`) ?? compiled(body, flags) ?? ANYTHING;
}

function compiled(body: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(body, flags);
  } catch {
    return undefined;
  }
}
