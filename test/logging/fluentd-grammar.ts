/** An element as Fluentd reads it. */
export interface ReadElement {
  readonly name: string;
  readonly argument: string;
  readonly attributes: { [key: string]: string };
  readonly elements: ReadElement[];
}

/** What ends a value without quotes: `LINE_END` of Fluentd. */
const LINE_END = /^(?:[ \t]*(?:#.*)?(?:$|[\r\n]))+/;

/**
 * Reads a configuration as Fluentd v1 does (`lib/fluent/config/v1_parser.rb`, `literal_parser.rb`), but for what it leaves out: includes and texts in
 * double quotes on several lines. Ruby code is not run: it stands as `#{…}` in what is read, and `ran` counts it.
 *
 * @throws where Fluentd refuses to start
 */
export function readFluentd(text: string): { readonly elements: ReadElement[]; readonly ran: number } {
  const reader = new Reader(text);
  const { elements, attributes } = reader.element(undefined);
  if (Object.keys(attributes).length > 0) throw new Error(`parameters outside of elements: ${Object.keys(attributes).join()}`);
  return { elements, ran: reader.ran };
}

class Reader {
  public ran = 0;

  constructor(private rest: string) {}

  public element(name: string | undefined): Pick<ReadElement, 'attributes' | 'elements'> {
    const attributes: { [key: string]: string } = {};
    const elements: ReadElement[] = [];
    for (;;) {
      this.skip(/^(?:[ \t\r\n]|#.*)+/);
      if (this.rest === '') {
        if (name !== undefined) throw new Error(`expected end tag </${name}>`);
        return { attributes, elements };
      }
      const end = this.take(/^<\/(\w+)[ \t]*>/);
      if (end) {
        this.lineEnd();
        if (end[1] !== name) throw new Error(`unmatched end tag ${end[0]}`);
        return { attributes, elements };
      }
      const start = this.take(/^<(\w+)[ \t]*/);
      if (start) {
        const argument = this.string(/^[ \t\r\n]*>/);
        if (!this.take(/^[ \t\r\n]*>/)) throw new Error('expected >');
        this.lineEnd();
        elements.push({ name: start[1], argument, ...this.element(start[1]) });
        continue;
      }
      const key = this.string(/^[ \t\r\n#]/);
      attributes[key] = this.take(/^[ \t]*(?=[\r\n]|$)/) ? '' : this.value();
      this.lineEnd();
    }
  }

  private value(): string {
    this.skip(/^[ \t]+/);
    return /^[[{]/.test(this.rest) ? this.json() : this.string(LINE_END);
  }

  /** The shortest beginning that is JSON, as Fluentd finds it; `#{…}` in it is run. */
  private json(): string {
    for (let length = 1; length <= this.rest.length; length++) {
      const text = this.rest.slice(0, length);
      try {
        JSON.parse(text);
      } catch {
        continue;
      }
      this.ran += text.split('#{').length - 1;
      this.rest = this.rest.slice(length);
      return text;
    }
    throw new Error('got incomplete JSON');
  }

  private string(boundary: RegExp): string {
    if (this.take(/^"/)) return this.doubleQuoted();
    if (this.take(/^'/)) return this.singleQuoted();
    let text = '';
    while (this.rest !== '' && !boundary.test(this.rest)) text += this.character();
    return text;
  }

  private singleQuoted(): string {
    let text = '';
    while (!this.take(/^'/)) text += this.take(/^\\(['\\])/)?.[1] ?? this.character();
    return text;
  }

  private doubleQuoted(): string {
    let text = '';
    while (!this.take(/^"/)) {
      const code = this.take(/^#\{[^}]*\}/);
      if (code) this.ran++;
      text += code?.[0] ?? this.take(/^\\(.)/)?.[1] ?? this.character();
    }
    return text;
  }

  private character(): string {
    const [character] = this.rest;
    if (character === undefined || character === '\n') throw new Error('unexpected end of file in a quoted string');
    this.rest = this.rest.slice(1);
    return character;
  }

  private lineEnd(): void {
    if (this.rest !== '' && !this.take(LINE_END)) throw new Error(`expected end of line: ${this.rest.slice(0, 40)}`);
  }

  private skip(pattern: RegExp): void {
    this.take(pattern);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found) this.rest = this.rest.slice(found[0].length);
    return found;
  }
}
