import type { Finding } from './finding';
import type { FieldLocator } from './memory';
import { HIDDEN } from '../kubernetes/secret-text';
import type { SourceDocument } from '../manifests/source/document';
import { Locator } from '../manifests/source/locate';
import type { Position } from '../manifests/source/text-problem';
import { validType } from '../rules/object/schema-rules';

/** A finding, and where in a file its field stands. */
export interface LocatedFinding extends Finding {
  readonly file: string;
  /** Counted from 1, like the column. */
  readonly line: number;
  readonly column: number;
  /** Of the clusters that the file goes to, those on which it is found; not given where it is found on all. */
  readonly clusters?: readonly string[];
  /** The file with the acknowledgement, where that is not the file of the object. */
  readonly acknowledgedIn?: string;
  /** Whether it is in the baseline: it was there before, and does not fail. */
  readonly baseline?: true;
}

/** Where it stands is found when it is asked for, since the text is read once more for it: of many findings most are told by their number. */
export function locatedFinding(finding: Finding, file: string, find: () => ReturnType<FieldLocator['find']>): LocatedFinding {
  const told = finding.rule === validType.id ? asWritten(finding, find().text) : finding;
  let known: Position | undefined;
  const position = () => (known ??= find());
  return {
    ...told,
    file,
    get line() {
      return position().line;
    },
    get column() {
      return position().column;
    },
  };
}

/** Where an object stands is less than what is found in it: where no field can be located, findings stand where the document begins. */
export function locatorOf(document: SourceDocument): FieldLocator {
  try {
    return new Locator(document);
  } catch {
    return { find: () => ({ line: document.line + 1, column: 1 }) };
  }
}

/** Of `yes` it says that it is a boolean, but asks for quotes around what was written, not around `true`. */
function asWritten(finding: Finding, text: string | undefined): Finding {
  const { got = '', fix } = finding;
  if (!text || got.endsWith(` ${text}`) || got.endsWith(HIDDEN)) return finding;
  return { ...finding, got: `${got}, written as ${text}`, fix: fix.replace(/^Quote it: .*/, () => `Quote it: "${text}".`) };
}
