/** A section as Fluent Bit reads it. */
export interface ReadSection {
  readonly name: string;
  readonly entries: [key: string, value: string][];
}

/**
 * Reads a configuration as Fluent Bit v4 does (`read_config` of `src/config_format/flb_cf_fluentbit.c`): a comment, a command or a section begins in the
 * first column; every other line has the indentation of the first such line, a key up to the next blank, and a value. Keys and values are trimmed, and
 * `${NAME}` in a value is replaced where the property is set (`flb_env_var_translate`).
 *
 * @throws where Fluent Bit refuses to start
 */
export function readFluentBit(text: string, variables: ReadonlyMap<string, string> = new Map()): ReadSection[] {
  const sections: ReadSection[] = [];
  let indent: string | undefined;
  for (const line of text.split('\n').map((one) => one.replace(/\r$/, ''))) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('@')) throw new Error(`a command: ${line}`);
    if (line.startsWith('[')) {
      const end = line.indexOf(']');
      if (end < 1) throw new Error(`bad header definition: ${line}`);
      sections.push({ name: line.slice(1, end), entries: [] });
      continue;
    }
    indent ??= /^[ \t]*/.exec(line)![0];
    if (!line.startsWith(indent) || /^[ \t]/.test(line.slice(indent.length))) throw new Error(`invalid indentation level: ${line}`);
    const rest = line.slice(indent.length);
    if (rest === '' || rest.startsWith('#')) continue;
    const [key] = rest.split(' ', 1);
    const value = rest.slice(key.length + 1).trim();
    if (key === rest || value === '') throw new Error(`each key must have a value: ${line}`);
    const translated = value.replace(/\$\{([^}]+)\}/g, (_, name: string) => variables.get(name) ?? '');
    sections[sections.length - 1].entries.push([key, translated]);
  }
  return sections;
}

/** The values of a key in all sections of a name, whatever the case of the key. */
export function valuesOf(sections: readonly ReadSection[], name: string, key: string): (string | undefined)[] {
  const isKey = ([one]: readonly [string, string]) => one.toLowerCase() === key.toLowerCase();
  return sections.filter((section) => section.name === name).map(({ entries }) => entries.find(isKey)?.[1]);
}
