import * as fc from 'fast-check';
import type { Role, Topology, TopologyNode } from '../../src/analysis/topology/model';
import { RELATIONS, ROLES } from '../../src/analysis/topology/model';
import { renderDot } from '../../src/diagram/dot';
import * as layouts from '../../src/diagram/layout';
import { renderMermaid } from '../../src/diagram/mermaid';
import { widthOf } from '../../src/diagram/metrics';
import type { Box } from '../../src/diagram/placement';
import { renderSvg } from '../../src/diagram/svg';
import { svgStyle } from '../../src/diagram/svg-style';

const node = (id: string, role: Role, kind: string, more: Partial<TopologyNode> = {}): TopologyNode => (
  { id, role, kind, name: id, namespace: 'shop', count: 1, members: [id], isImplied: false, details: [], ...more }
);
const SHOP: Topology = {
  clusters: [
    { id: 'x', namespace: 'shop', count: 1, members: ['shop'], isOwned: true, nodes: ['front', 'web', 'api', 'vms', 'disk', 'net', 'scale', 'keep'] },
    { id: 'y', count: 1, members: [], isOwned: false, nodes: ['golden'] },
  ],
  nodes: [
    node('front', 'entry', 'networking.k8s.io/Ingress', { details: ['a.example'] }),
    node('web', 'service', '/Service', { details: ['LoadBalancer', '80'] }),
    node('api', 'workload', 'apps/Deployment', { instances: 3 }),
    node('vms', 'workload', 'kubevirt.io/VirtualMachine', { name: 'web-*', count: 1000, instances: 1000, details: ['2 CPUs', '4Gi'] }),
    node('disk', 'disk', 'cdi.kubevirt.io/DataVolume', { name: 'web-*-root', count: 1000 }),
    node('net', 'network', '/PodNetwork', { name: 'pod network' }),
    node('scale', 'scaler', 'autoscaling/HorizontalPodAutoscaler'),
    node('keep', 'policy', 'policy/PodDisruptionBudget'),
    node('golden', 'image', 'cdi.kubevirt.io/DataSource', { isImplied: true }),
  ],
  edges: [
    { id: '1', from: 'front', to: 'web', relation: 'exposes', count: 1 },
    { id: '2', from: 'web', to: 'vms', relation: 'selects', count: 1000 },
    { id: '3', from: 'scale', to: 'api', relation: 'scales', count: 1, label: '3–9' },
    { id: '4', from: 'disk', to: 'golden', relation: 'clones', count: 1000 },
    { id: '5', from: 'keep', to: 'api', relation: 'acts-on', count: 1 },
  ],
};
const NOTHING: Topology = { clusters: [], nodes: [], edges: [] };

test('Mermaid', () => {
  expect(renderMermaid(SHOP)).toBe(`\
flowchart LR
  subgraph c0["namespace shop"]
    n0(["Ingress<br>front<br>a.example"])
    n1("Service<br>web<br>LoadBalancer, 80")
    n2["Deployment<br>api<br>3 instances"]
    n3["VirtualMachine × 1000<br>web-*<br>2 CPUs, 4Gi"]
    n4[("DataVolume × 1000<br>web-*-root")]
    n5[/"network<br>pod network"/]
    n6{{"HPA<br>scale"}}
    n7>"PodDisruptionBudget<br>keep"]
  end
  subgraph c1["no namespace"]
    n8[["DataSource<br>golden<br>not in the input"]]
  end
  n0 -->|"exposes"| n1
  n1 -->|"selects × 1000"| n3
  n6 -.->|"scales 3–9"| n2
  n4 -->|"clones × 1000"| n8
  n7 -.->|"acts on"| n2
  classDef implied stroke-dasharray: 4 3
  class n8 implied
`);
  expect(renderMermaid(NOTHING)).toBe('flowchart LR\n');
});

test('DOT', () => {
  expect(renderDot({ ...SHOP, clusters: [{ ...SHOP.clusters[0], count: 12, namespace: 'shop-*', nodes: ['vms', 'disk'] }], edges: SHOP.edges.slice(4) })).toBe(`\
digraph topology {
  rankdir=LR;
  compound=true;
  fontname="sans-serif";
  node [fontname="sans-serif", fontsize=11];
  edge [fontname="sans-serif", fontsize=9];
  subgraph cluster_0 {
    label="namespaces shop-* × 12";
    n3 [label="VirtualMachine × 1000\\nweb-*\\n2 CPUs, 4Gi", shape=box];
    n4 [label="DataVolume × 1000\\nweb-*-root", shape=cylinder];
  }
  n7 -> n2 [label="acts on", style=dashed];
}
`);
});

/** How it is placed where dagre fails. */
function layoutWithoutDagre(topology: Topology): layouts.Layout {
  let placed: layouts.Layout | undefined;
  jest.isolateModules(() => {
    jest.doMock('@dagrejs/dagre', () => ({ Graph: class { public setGraph(): never { throw new Error('lost count'); } } }));
    placed = (jest.requireActual('../../src/diagram/layout') as typeof layouts).layoutOf(topology);
  });
  jest.dontMock('@dagrejs/dagre');
  return placed!;
}

describe.each([['in layers', layouts.layoutOf], ['as a stack', layoutWithoutDagre]])('%s', (_, place) => {
  test('no node is over another, all are within their namespace', () => {
    const { nodes, clusters, width, height } = place(SHOP);
    const isIn = (inner: Box, outer: Box) => (
      inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
    );
    for (const { cluster, ...box } of clusters) {
      expect(isIn(box, { x: 0, y: 0, width, height })).toBe(true);
      for (const placed of nodes.filter(({ node: { id } }) => cluster.nodes.includes(id))) {
        expect(isIn(placed, box)).toBe(true);
        // The title has its room above.
        expect(placed.y - box.y).toBeGreaterThanOrEqual(20);
      }
    }
    for (const [i, a] of [...nodes, ...clusters].entries()) {
      const others = i < nodes.length ? nodes : clusters;
      for (const b of others) {
        expect(a !== b && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false);
      }
    }
  });

  test('lines lead from node to node, loops too', () => {
    const { nodes, edges } = place({ ...SHOP, edges: [...SHOP.edges, { id: '6', from: 'api', to: 'api', relation: 'acts-on', count: 1 }] });
    const distance = ({ x, y, width, height }: Box, point: { x: number; y: number }) => (
      Math.hypot(Math.max(x - point.x, 0, point.x - x - width), Math.max(y - point.y, 0, point.y - y - height))
    );
    for (const { edge: { from, to }, points } of edges) {
      const [source, target] = [from, to].map((id) => nodes.find((placed) => placed.node.id === id)!);
      expect([distance(source, points[0]) < 1, distance(target, points[points.length - 1]) < 1]).toEqual([true, true]);
    }
  });

  test('nothing', () => {
    expect(place(NOTHING)).toMatchObject({ nodes: [], edges: [], clusters: [] });
  });
});

test('wide letters take more room', () => {
  expect([widthOf('ab', 7), widthOf('漢字', 7), widthOf('', 7)]).toEqual([14, 26, 0]);
});

test.each(['light', 'dark'])('on %s ground, texts and outlines are told apart by all readers', (scheme) => {
  const [light, dark] = svgStyle().split('@media');
  const style = scheme === 'light' ? light : dark;
  const variable = (name: string) => new RegExp(`--${name}:(#[0-9a-f]+)`).exec(style)![1];
  const fills = [...style.matchAll(/^\.(\w+)\{stroke:(#[0-9a-f]{6});(?:[^}]*;)?fill:(#[0-9a-f]{6})/gm)];
  expect(fills.map(([, role]) => role)).toEqual([...ROLES]);
  for (const [, , stroke, fill] of fills) {
    expect(contrast(variable('text'), fill)).toBeGreaterThanOrEqual(7);
    expect(contrast(variable('quiet'), fill)).toBeGreaterThanOrEqual(7);
    expect(contrast(stroke, variable('area'))).toBeGreaterThanOrEqual(3);
  }
  expect(contrast(variable('quiet'), variable('ground'))).toBeGreaterThanOrEqual(7);
  expect(contrast(variable('line'), variable('area'))).toBeGreaterThanOrEqual(3);
});

/** The contrast of two colours as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [one, other].map((colour) => {
    const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
    const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = [1, 3, 5].map((i) => linear(parseInt(digits.slice(i, i + 2), 16) / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const ENTITY = /^(?:amp|lt|gt|quot|#39)$/;

/** The elements of an SVG by their names; throws where it is no well-formed XML of the kind that we write. */
function elementsOf(svg: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let rest = svg;
  while (rest) {
    const text = /^[^<]+/.exec(rest)?.[0] ?? '';
    for (const [, entity] of text.matchAll(/&([^;]*);?/g)) if (!ENTITY.test(entity)) throw new Error(`entity ${entity}`);
    if (text.includes('>') && open[open.length - 1] !== 'style') throw new Error(`text ${text}`);
    rest = rest.slice(text.length);
    if (!rest) break;
    const tag = /^<(?<close>\/)?(?<name>[a-zA-Z]+)(?<attributes>(?: [a-zA-Z-]+(?::[a-z]+)?="[^"<]*")*)(?<empty>\/)?>/.exec(rest);
    if (!tag?.groups) throw new Error(`tag ${rest.slice(0, 80)}`);
    const { close, name, empty } = tag.groups;
    if (close) {
      if (open.pop() !== name) throw new Error(`end of ${name}`);
    } else {
      found.push(name);
      if (!empty) open.push(name);
    }
    rest = rest.slice(tag[0].length);
  }
  if (open.length) throw new Error(`open ${open.join()}`);
  return found;
}

const count = (names: string[], name: string) => names.filter((each) => each === name).length;

test('SVG', () => {
  const svg = renderSvg(SHOP);
  const elements = elementsOf(svg);
  expect([count(elements, 'rect'), count(elements, 'path'), count(elements, 'marker')]).toEqual([9 + 2, 5 + 1, 1]);
  expect([...svg.matchAll(/<text class="name"[^>]*>([^<]*)/g)].map(([, name]) => name)).toEqual([
    'front', 'web', 'api', 'web-*', 'web-*-root', 'pod network', 'scale', 'keep', 'golden',
  ]);
  expect(svg).toContain('<desc id="summary">9 nodes, 5 relations, 2 namespaces.</desc>');
  expect(svg).toContain('@media (prefers-color-scheme:dark)');
  expect(svg).toContain('<rect class="image implied"');
  expect(renderSvg(SHOP)).toBe(svg);
  expect(elementsOf(renderSvg(NOTHING))).toContain('svg');
});

test('an SVG refers to nothing outside and runs nothing', () => {
  const svg = renderSvg(SHOP).replace(' xmlns="http://www.w3.org/2000/svg"', '');
  expect(svg).not.toMatch(/href|src=|import|https?:|<script|<foreignObject|on[a-z]+=/i);
  expect([...svg.matchAll(/url\(([^)]*)\)/g)].every(([, target]) => target === '#arrow')).toBe(true);
});

// Names are what users write, or what somebody wants them to draw.
const HOSTILE = [
  '"]; click n0 call x()', '</title><script>alert(1)</script>', '&#60;b&#62;', '\\" shape=box',
  '\u202Eabc\u0000', '`**x**`', '%%{init: {}}%%', '#quot;', '\ud800', 'a\nb', ']]>', '-->', '\\N', '',
];
const anyText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 60 }));
const anyTopology = fc.record({
  name: anyText, detail: anyText, namespace: anyText, label: anyText, relation: fc.constantFrom(...RELATIONS), role: fc.constantFrom(...ROLES),
}).map(({ name, detail, namespace, label, relation, role }): Topology => ({
  clusters: [{ id: namespace, namespace, count: 2, members: [namespace, name], isOwned: false, nodes: [`1${name}`, `2${detail}`] }],
  nodes: [node(`1${name}`, role, `x/${name}`, { name, details: [detail] }), node(`2${detail}`, 'disk', detail, { name: detail, members: [name] })],
  edges: [{ id: 'e', from: `1${name}`, to: `2${detail}`, relation, count: 1, label }],
}));
const QUOTED = '"(?:[A-Za-z0-9 ,./:_×–…*()-]|<br>|#\\d+;)*"';
const MERMAID = new RegExp([
  'flowchart LR', `  subgraph c0\\[${QUOTED}\\]`, '  end', `    n\\d(?:\\(\\[|\\[\\[|\\[\\(|\\[/|\\{\\{|\\[|\\(|>)${QUOTED}(?:\\]\\)|\\]\\]|\\)\\]|/\\]|\\}\\}|\\]|\\))`,
  `  n0 -\\.?->\\|${QUOTED}\\| n1`, `  n0 -->\\|${QUOTED}\\| n1`,
].map((line) => `^${line}$`).join('|'));
const DOT_TEXT = '"(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const DOT = new RegExp([
  'digraph topology \\{', '  (?:\\w+|node \\[|edge \\[).*[;]', '  subgraph cluster_0 \\{', `    label=${DOT_TEXT};`, `    n\\d \\[label=${DOT_TEXT}, shape=\\w+(?:, style=dashed)?\\];`,
  `  n0 -> n1 \\[label=${DOT_TEXT}(?:, style=dashed)?\\];`, '  \\}', '\\}',
].map((line) => `^${line}$`).join('|'));

test('whatever names are, texts stay texts in each format', () => {
  fc.assert(fc.property(anyTopology, (topology) => {
    for (const line of renderMermaid(topology).trimEnd().split('\n')) expect(line).toMatch(MERMAID);
    for (const line of renderDot(topology).trimEnd().split('\n')) expect(line).toMatch(DOT);
    const elements = elementsOf(renderSvg(topology));
    expect([count(elements, 'rect'), elements.includes('script')]).toEqual([3, false]);
  }), { numRuns: 300 });
});

test('long names lose their middle, in what is drawn only', () => {
  const name = `${'a'.repeat(100)}${'b'.repeat(100)}`;
  const clusters = [{ id: 'c', count: 1, members: [], isOwned: true, nodes: ['n'] }];
  const svg = renderSvg({ clusters, nodes: [node('n', 'disk', 'a/B', { name, members: [name] })], edges: [] });
  expect(svg).toContain(`>${'a'.repeat(27)}…${'b'.repeat(27)}<`);
  expect(svg).toContain(`<title>a/B ${name}</title>`);
});
