import { Yaml } from 'cdk8s';
import { defineMappingTag, defineScalarTag, defineSequenceTag, jsToAst, NOT_RESOLVED, present, Schema } from 'js-yaml';
import type { ScalarLayout } from 'js-yaml';
import { isMapping, writeBlocks } from './block-writer';
import { stringStyle } from './string-style';

/**
 * A document as text, byte for byte as cdk8s's `Yaml.stringify` writes it, several times faster.
 *
 * What is usual is written in place. js-yaml writes the rest, with the style that cdk8s would choose for each string, and cdk8s itself a document with a
 * value that the two write differently.
 */
export function stringify(document: unknown): string {
  try {
    const blocks = writeBlocks(document);
    if (blocks !== undefined) return blocks;
    const text = present(jsToAst(document, SCHEMA), PRESENTATION);
    return text.includes(ALIASED) ? Yaml.stringify(document) : text;
  } catch {
    return Yaml.stringify(document);
  }
}

/** How js-yaml marks an object that occurs twice; cdk8s chooses other names. */
const ALIASED = '&ref_';
const DIFFERS = new Error('js-yaml would write this differently');
const STRING = 'tag:yaml.org,2002:str';

/** The types of values in manifests; js-yaml throws for any other. */
const SCHEMA = new Schema([
  defineScalarTag(STRING, { identify: (value) => typeof value === 'string', resolve: (source) => source }),
  scalar('null', (value) => value === null || value === undefined, () => 'null'),
  scalar('bool', (value) => typeof value === 'boolean', String),
  scalar('float', Number.isFinite, (value) => (Object.is(value, -0) ? '-0' : JSON.stringify(value))),
  defineSequenceTag('tag:yaml.org,2002:seq', { identify: Array.isArray, create: () => [], addItem: () => undefined }),
  defineMappingTag('tag:yaml.org,2002:map', {
    identify: isMapping,
    represent: (value: object) => new Map(Object.entries(value)),
    create: () => ({}),
    addPair: () => '',
    has: () => false,
    keys: () => [],
    get: () => undefined,
  }),
]);

const PRESENTATION = { schema: SCHEMA, lineWidth: -1, scalarStyleRules: [chooseStyle] };

/** A scalar for writing only: js-yaml need not test whether strings look like it, as `stringStyle` does that. */
function scalar(name: string, identify: (value: unknown) => boolean, represent: (value: unknown) => string) {
  const resolve = () => NOT_RESOLVED;
  return defineScalarTag(`tag:yaml.org,2002:${name}`, { implicit: true, implicitFirstChars: [], identify, represent, resolve });
}

function chooseStyle(layout: ScalarLayout): void {
  const { node, isKey, parent } = layout;
  const style = node.tag === STRING ? stringStyle(node.value, isKey) : layout.style;
  if (style === undefined || parent === null) throw DIFFERS;
  layout.style = style;
}
