import { renderHtml } from './html';
import { renderMarkdown } from './markdown';
import type { ReportData } from './report-data';

export const FORMATS = ['html', 'md', 'json'] as const;

/** A report as text. */
export function render(data: ReportData, format: typeof FORMATS[number]): string {
  switch (format) {
    case 'html': return renderHtml(data);
    case 'md': return renderMarkdown(data);
    case 'json': return `${JSON.stringify(data, null, 2)}\n`;
  }
}
