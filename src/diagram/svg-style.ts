import { ROLES } from '../analysis/topology/model';
import type { Role } from '../analysis/topology/model';

/** Outline and fill of each role, on light ground and on dark. Texts have a contrast of 7 to 1 at least on all of them, outlines of 3 to 1. */
const COLOURS: { readonly [role in Role]: { readonly light: Colours; readonly dark: Colours } } = {
  entry: { light: ['#b45309', '#fef3e2'], dark: ['#fbbf24', '#3a2a12'] },
  service: { light: ['#2563eb', '#eaf1fe'], dark: ['#60a5fa', '#152542'] },
  scaler: { light: ['#7c3aed', '#f3edfe'], dark: ['#a78bfa', '#291c45'] },
  workload: { light: ['#0f766e', '#e6f5f3'], dark: ['#2dd4bf', '#0f302d'] },
  network: { light: ['#0369a1', '#e6f3fa'], dark: ['#38bdf8', '#0d2b3e'] },
  policy: { light: ['#9d174d', '#fceaf2'], dark: ['#f472b6', '#3b1526'] },
  disk: { light: ['#4d7c0f', '#eff6e2'], dark: ['#a3e635', '#223010'] },
  image: { light: ['#57534e', '#f1f0ee'], dark: ['#a8a29e', '#2b2927'] },
};
type Colours = readonly [outline: string, fill: string];

/** The style sheet of a diagram: it follows what the reader prefers, and needs nothing from elsewhere. */
export function svgStyle(): string {
  return [
    'svg{color-scheme:light dark;font:12px system-ui,sans-serif;background:#fff;--text:#1c1917;--quiet:#44403c;--line:#78716c;--ground:#fff;--area:#fafaf9}',
    'text{fill:var(--text)}',
    '.kind,.more,.relation{font-size:10px;fill:var(--quiet)}',
    '.name{font-weight:600}',
    '.relation{paint-order:stroke;stroke:var(--ground);stroke-width:4px;stroke-linejoin:round}',
    '.edge{fill:none;stroke:var(--line);stroke-width:1.2}',
    '.dashed{stroke-dasharray:5 3}',
    '.head{fill:var(--line)}',
    '.namespace{fill:var(--area);stroke:var(--line)}',
    '.title{font-size:11px;font-weight:600;fill:var(--quiet)}',
    'rect{stroke-width:1.5}',
    ...ROLES.map((role) => rule(role, COLOURS[role].light)),
    '.implied{stroke-dasharray:4 3}',
    '@media (prefers-color-scheme:dark){',
    'svg{background:#0c0a09;--text:#fafaf9;--quiet:#d6d3d1;--line:#a8a29e;--ground:#0c0a09;--area:#1c1917}',
    ...ROLES.map((role) => rule(role, COLOURS[role].dark)),
    '}',
  ].join('\n');
}

function rule(role: Role, [outline, fill]: Colours): string {
  return `.${role}{stroke:${outline};fill:${fill}}`;
}
